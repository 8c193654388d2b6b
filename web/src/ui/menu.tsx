import { type ReactNode, useEffect, useRef, useState } from 'react';
import './button.css';

/** A button with a sheet under it: closes by Escape, by a click elsewhere, and when something in it was done. */
export function Menu({
  label,
  name,
  className = 'button',
  keepOpen = false,
  children,
}: {
  label: ReactNode;
  /** Name for screen readers, where the label alone does not say it. */
  name?: string;
  className?: string;
  /** True: choosing something leaves it open, as with boxes to tick. */
  keepOpen?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const chosen = (event: Event) => {
      if (!keepOpen && sheet.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('click', chosen);
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', byKey);
    return () => {
      document.removeEventListener('click', chosen);
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', byKey);
    };
  }, [open, keepOpen]);
  return (
    <div className="menu" ref={whole}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <div className="menu-sheet" ref={sheet}>
          {children}
        </div>
      )}
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import './button.css';

/** The browser's own dialog: it keeps the focus inside, closes by Escape and gives the focus back. */
export function Dialog({
  label,
  onClose,
  className = '',
  children,
}: {
  label: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    // The page behind is the dialog itself to a click: whatever is inside stops at its own element.
    const beside = (event: Event) => {
      if (event.target === shown) close.current();
    };
    shown.addEventListener('click', beside);
    shown.showModal();
    return () => {
      shown.removeEventListener('click', beside);
      shown.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import './field.css';
import './list.css';

/** A search box, and the filters beside it; on a phone behind one button that says how many are set. */
export function FilterBar({
  search,
  used,
  onClear,
  children,
}: {
  search: ReactNode;
  used: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <search className="filter-bar no-print">
      <div className="filter-search">{search}</div>
      <Button className="phone-only" aria-expanded={open} onClick={() => setOpen(!open)}>
        {used === 0 ? t('list.filter') : t('list.filter.used', { n: used })}
      </Button>
      <div className={open ? 'filter-more open' : 'filter-more'}>
        {children}
        {used > 0 && (
          <Button type="link" onClick={onClear}>
            {t('list.filter.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}

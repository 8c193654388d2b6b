/** Lines on a field of 20 by 20. */
const PATHS = {
  today: 'M4 5h12M4 10h12M4 15h7M14 15l2 2 3-4',
  hazard: 'M10 3 18 17H2ZM10 8v4M10 14.5v.5',
  report: 'M10 3v14M3 10h14',
  enterprise: 'M3 17V8l5 3V8l5 3V3h4v14ZM7 14h1M12 14h1',
  people:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 17c0-3.5 2.200-5.5 5-5.5s5 2 5 5.5M13 3.5a3 3 0 0 1 0 5.5M14.5 12c2 .8 3.5 2.500 3.5 5',
  check: 'M4 3h12v14H4ZM7 8l2 2 4-4M7 14h6',
  figure: 'M4 17v-6M10 17V4M16 17V8M2 17h16',
  register: 'M3 4h14v12H3ZM3 8h14M8 8v8M3 12h14',
  duty: 'M3 5h14v12H3ZM3 9h14M7 3v4M13 3v4M7 13l2 2 4-4',
  document: 'M5 2h7l4 4v12H5ZM12 2v4h4M8 10h5M8 13.5h5',
  import: 'M10 3v9M6 8.5 10 12.5l4-4M3 16h14',
  plan: 'M4 3h12v14H4ZM7 7h6M7 10h6M7 13h3',
  more: 'M4 10h.5M9.75 10h.5M15.5 10h.5',
  standard: 'M4 3h9a3 3 0 0 1 3 3v11H7a3 3 0 0 1-3-3ZM4 14a3 3 0 0 1 3-3h9',
} as const;

export type SignName = keyof typeof PATHS;

/** The picture beside a name; it says nothing that the name does not. */
export function Sign({ name }: { name: SignName }) {
  return (
    <svg className="nav-sign" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

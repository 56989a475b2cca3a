const paths = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  wait: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  alert: 'M12 8v5M12 16.5v.01M12 3.5L2.5 20h19z',
  close: 'M6 6l12 12M18 6L6 18',
  offline: 'M4 4l16 16M7 10a5 5 0 0 0-1 9.5h11M10 6.5A6 6 0 0 1 17.5 12 4 4 0 0 1 20 18',
  online: 'M7 19a5 5 0 0 1-.5-10 6 6 0 0 1 11.5 2.500A4 4 0 0 1 17.500 19z',
  minus: 'M5 12h14',
  speak: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  pin: 'M9 3.500h6l-.700 6.500 3.200 3.500h-11l3.200-3.500zM12 13.500V21',
  add: 'M12 5v14M5 12h14',
  help: 'M9 9.200a3 3 0 1 1 4.300 2.700c-.900.500-1.300 1-1.300 2.100M12 17.500v.01M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19',
  pen: 'M4 20l1-4L16 5l3 3L8 19z',
  camera: 'M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  paste: 'M9 5H6v15h12V5h-3M9 3.500h6v3H9z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: it never stands without a word beside it or an accessible name on its button. */
export function Icon(props: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      width="1.2em"
      height="1.2em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}

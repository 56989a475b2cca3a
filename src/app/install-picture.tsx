import type { ReactNode } from 'react';
import css from './install-picture.module.css';

export type PictureName = 'share' | 'menu' | 'add-row' | 'home-screen' | 'address-bar' | 'window';

/** A drawing of what to press, in the colours of the app. Decoration: the words beside it say the same. */
export function InstallPicture(props: { readonly name: PictureName }) {
  return (
    <svg
      className={css['picture']}
      aria-hidden="true"
      viewBox="0 0 160 100"
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {drawings[props.name]}
    </svg>
  );
}

const screen = <rect className={css['screen']} x="38" y="2" width="84" height="96" rx="10" />;
const wide = <rect className={css['screen']} x="2" y="8" width="156" height="84" rx="8" />;

const notebook = (x: number, y: number) => (
  <g transform={`translate(${x} ${y})`}>
    <rect className={css['press']} x="0" y="0" width="26" height="26" rx="6" />
    <path className={css['margin']} d="M8 4v18" />
    <path className={css['on-press']} d="M12 9h9M12 14h9M12 19h6" />
  </g>
);

const drawings: Readonly<Record<PictureName, ReactNode>> = {
  share: (
    <>
      {screen}
      <path className={css['quiet']} d="M48 16h64M48 26h48M48 36h58" />
      <rect className={css['press']} x="66" y="64" width="28" height="28" rx="8" />
      <path className={css['on-press']} d="M76 75h-3v11h14V75h-3M80 80V68M76 71.500l4-4 4 4" />
    </>
  ),
  menu: (
    <>
      {screen}
      <path className={css['quiet']} d="M48 19h40M48 44h64M48 54h48M48 64h58" />
      <rect className={css['press']} x="94" y="8" width="22" height="22" rx="7" />
      <path className={css['on-press']} d="M105 14v.01M105 19v.01M105 24v.01" strokeWidth="4" />
    </>
  ),
  'add-row': (
    <>
      {screen}
      <path className={css['quiet']} d="M48 18h44M48 82h40" />
      <rect className={css['chosen']} x="44" y="36" width="72" height="30" rx="8" />
      <path className={css['word']} d="M52 51h34" strokeWidth="5" />
      <rect className={css['press']} x="93" y="42" width="18" height="18" rx="5" />
      <path className={css['on-press']} d="M102 46.500v9M97.500 51h9" />
    </>
  ),
  'home-screen': (
    <>
      {screen}
      <rect className={css['tile']} x="48" y="14" width="26" height="26" rx="6" />
      <rect className={css['tile']} x="86" y="14" width="26" height="26" rx="6" />
      <rect className={css['tile']} x="48" y="52" width="26" height="26" rx="6" />
      {notebook(86, 52)}
    </>
  ),
  'address-bar': (
    <>
      {wide}
      <rect className={css['tile']} x="12" y="16" width="136" height="20" rx="10" />
      <path className={css['quiet']} d="M22 26h52M14 52h90M14 62h70M14 72h82" />
      <rect className={css['press']} x="120" y="14" width="24" height="24" rx="8" />
      <path className={css['on-press']} d="M132 19v9M128 25l4 4 4-4M126 33h12" />
    </>
  ),
  window: (
    <>
      {wide}
      <path className={css['quiet']} d="M8 24h144" />
      {notebook(18, 40)}
      <path className={css['quiet']} d="M58 46h84M58 56h70M58 66h78" />
    </>
  ),
};

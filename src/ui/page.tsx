import { useEffect, useRef, type ReactNode } from 'react';
import { HelpButton } from './help.tsx';
import { Icon } from './icon.tsx';
import css from './page.module.css';
import { useTitle } from './use-title.ts';

export interface PageProps {
  readonly title: string;
  /** Where it is not that of the interface. */
  readonly titleLanguage?: string;
  /** Where Back leads, and its words. Absent on the first screen. */
  readonly back?: { readonly label: string; readonly onPress: () => void };
  readonly aside?: ReactNode;
  readonly state?: ReactNode;
  /** Says the title when the screen appears: `true` on every screen but the first. */
  readonly focusTitle?: boolean;
  readonly children: ReactNode;
}

/** One column on paper, with the margin line of a school notebook. */
export function Page(props: PageProps) {
  useTitle(props.title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.focusTitle) heading.current?.focus();
  }, [props.focusTitle]);
  return (
    <div className={css['page']}>
      <header className={css['top']}>
        <div className={css['bar']}>
          {props.back ? (
            <button type="button" className={css['back']} onClick={props.back.onPress}>
              <Icon name="back" />
              {props.back.label}
            </button>
          ) : null}
          <div className={css['aside']}>
            {props.aside}
            <HelpButton />
          </div>
        </div>
        {props.state}
      </header>
      <main className={css['main']}>
        <h1 ref={heading} tabIndex={-1} lang={props.titleLanguage} className={css['title']}>
          {props.title}
        </h1>
        {props.children}
      </main>
    </div>
  );
}

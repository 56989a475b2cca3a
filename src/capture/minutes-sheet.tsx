import type { Minutes, MinutesLine } from './minutes.ts';
import css from './minutes-sheet.module.css';

/** The minutes as they are printed. */
export function MinutesSheet(props: { readonly minutes: Minutes }) {
  const { title, language, facts, sections } = props.minutes;
  return (
    <article className={css['sheet']}>
      <h2 lang={language}>{title}</h2>
      <dl className={css['facts']}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sections.map((section) => (
        <section key={section.title} className={css['section']}>
          <h3 lang={section.language}>{section.title}</h3>
          {section.outcome === null ? null : (
            <p className={css['outcome']} lang={section.outcome.language}>
              {section.outcome.text}
            </p>
          )}
          {section.lines.length === 0 ? null : (
            <ul>
              {section.lines.map((line, index) => (
                <Line key={index} line={line} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}

function Line({ line }: { readonly line: MinutesLine }) {
  return (
    <li>
      <span lang={line.language}>{line.text}</span>
      {line.note === null ? null : <span className={css['note']}>{line.note}</span>}
    </li>
  );
}

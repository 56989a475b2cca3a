import type { Language } from '../contract/primitives.ts';
import { Paragraphs } from '../guide/paragraphs.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './help-dialog.module.css';

export interface HelpDialogProps {
  readonly role: readonly string[];
  readonly guideLanguage: Language;
  readonly onClose: () => void;
}

const tips = ['welcome', 'build', 'quiet', 'refocus', 'thanks'] as const;

/** A reminder for the person who facilitates, without leaving the meeting: five lines, then keys, then the role. */
export function HelpDialog(props: HelpDialogProps) {
  const { t } = useMessages();
  return (
    <Dialog title={t('tips.title')} onClose={props.onClose}>
      <div className={css['help']}>
        <ul>
          {tips.map((tip) => (
            <li key={tip}>{t(`help.tip.${tip}`)}</li>
          ))}
        </ul>
        <h3>{t('help.keys')}</h3>
        <dl>
          {keys.map(([key, id]) => (
            <div key={id}>
              <dt>
                <kbd>{t(key)}</kbd>
              </dt>
              <dd>{t(id)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('help.dictation')}</p>
        {props.role.length === 0 ? null : (
          <details>
            <summary>{t('role.title')}</summary>
            <Paragraphs paragraphs={props.role} language={props.guideLanguage} size="aside" />
          </details>
        )}
      </div>
    </Dialog>
  );
}

const keys = [
  ['help.key.enter', 'help.does.keep'],
  ['help.key.shift-enter', 'help.does.line'],
  ['help.key.up', 'help.does.edit'],
  ['help.key.undo', 'help.does.undo'],
  ['help.key.topic', 'help.does.topic'],
  ['help.key.question', 'help.does.question'],
] as const;

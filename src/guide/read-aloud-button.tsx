import { useEffect, useState } from 'react';
import type { Language } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import { createReader, type Reader } from './read-aloud.ts';

/** Has the device read a text of the guide aloud; nothing where it has no voice of its own. */
export function ReadAloudButton(props: {
  readonly paragraphs: readonly string[];
  readonly language: Language;
}) {
  const { t } = useMessages();
  const { paragraphs, language } = props;
  const [speaking, setSpeaking] = useState(false);
  const [reader, setReader] = useState<Reader | null>(null);
  useEffect(() => createReader(language, setReader), [language]);
  useEffect(() => () => reader?.stop(), [reader]);
  if (reader === null) return null;
  return (
    <Button
      onClick={() => {
        if (speaking) reader.stop();
        else reader.read(paragraphs, () => setSpeaking(false));
        setSpeaking(!speaking);
      }}
    >
      <Icon name="speak" />
      {t(speaking ? 'guide.statement.stop' : 'guide.statement.read')}
    </Button>
  );
}

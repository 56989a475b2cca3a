import type { Lists } from '../contract/campaign.ts';
import type { GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Day, Language, Slug, Uuid } from '../contract/primitives.ts';
import type { StateLineProps } from '../ui/state-line.tsx';
import type { DraftActions, DraftState } from './composer-dock.tsx';
import type { KeepProblem, UnkeptEdit, UnkeptText } from './draft.ts';
import type { MeetingToolsProps } from './meeting-tools.tsx';
import type { MeetingWrites } from './meeting-writes.ts';
import type { QuestionFormActions } from './question-forms.tsx';
import type { Removal } from './removal.ts';
import type { Step } from './steps.ts';

type Tools = Pick<MeetingToolsProps, 'onGuideLanguage' | 'screenStaysOn' | 'onScreenStaysOn' | 'onAgenda'>;

export interface CaptureScreenProps extends Tools {
  readonly onFinish: () => void;
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly meeting: Meeting;
  readonly step: Step;
  /** Room for two panes. */
  readonly wide: boolean;
  readonly ideas: readonly Idea[];
  readonly removals: ReadonlyMap<Uuid, readonly Removal[]>;
  readonly unkeptOutcomes: ReadonlyMap<Slug, UnkeptText>;
  readonly unkeptEdits: ReadonlyMap<Uuid, UnkeptEdit>;
  readonly outcomeRemovals: ReadonlyMap<Slug, readonly Removal[]>;
  readonly lists: Lists;
  /** Minutes that this topic has been open. They inform; nothing locks. */
  readonly minutes: number;
  readonly state: StateLineProps;
  readonly draft: DraftState;
  readonly enterKeeps: boolean;
  readonly today: Day;
  /** What has just become durable, to be announced once. */
  readonly announcement: string;
  readonly writes: MeetingWrites;
  readonly drafting: DraftActions;
  readonly forms: QuestionFormActions;
  /** Why the last tick, count or date was not kept. */
  readonly formProblem: KeepProblem | null;
  readonly onBack: () => void;
  readonly onStep: (step: Step) => void;
  readonly onPin: (question: Slug, pinned: boolean) => void;
  readonly onSkip: (topic: Slug, skipped: boolean) => void;
}

// One file on the wire for all that is not needed to join or to note: a service worker lists, fetches and checks each
// file by itself, and a page of 3 kB would cost as much again.
export { AgendaPage } from './agenda-page.tsx';
export { ClosePage } from './close-page.tsx';
export { HandOffPage } from './hand-off-page.tsx';
export { HelpPage } from './help-page.tsx';
export { MinutesPage } from './minutes-page.tsx';
export { OutboxPage } from './outbox-page.tsx';
export { PracticePage } from './practice-page.tsx';
export { PrintPage } from './print-page.tsx';
export { ReadyPage } from './ready-page.tsx';
export { ReceiptPage } from './receipt-page.tsx';
export { ReceivePage } from './receive-page.tsx';
export { SettingsPage } from './settings-page.tsx';
export { WipePage } from './wipe-page.tsx';

import type { Facilitator } from './facilitator.ts';
import { publishGuide } from './publish-guide.ts';
import type { World } from './world.ts';

/**
 * Leads through every screen and state of the facilitator's app, from the first visit to the receipt, and calls
 * `onScreen` when one is ready to be looked at. The person stands at the receipt in the end.
 */
export async function tourScreens(
  person: Facilitator,
  world: World,
  onScreen: (name: string) => Promise<void>,
): Promise<void> {
  const { page, t } = person;
  const home = `http://localhost:${world.proxy.port}/`;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const go = async (place: string, title: string) => {
    await page.goto(`${home}#${place}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };

  await page.goto(home);
  await page.getByLabel(t('join.paste')).fill('not an invitation');
  await press(t('join.go'));
  await page.getByText(t('join.problem.mistyped')).waitFor();
  await onScreen('join, mistyped');
  await press(t('join.scan'));
  await page.getByText(t('scan.no-camera')).waitFor();
  await onScreen('scan, no camera');
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await page.goto(world.links.facilitator);
  await page.getByText(t('ready.set')).waitFor();
  await onScreen('ready');
  await press(t('ready.practice'));
  await press(t('practice.fill'));
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: t('practice.list') }).waitFor();
  await onScreen('practice');
  await go('/', t('home.title'));
  await onScreen('home, empty');
  await publishGuide(world);
  await page.reload();
  await page.getByText(t('home.guide-changed'), { exact: true }).waitFor();
  await onScreen('home, a guide has changed');
  await press(t('home.guide-changed.noted'));
  await go('/help', t('help.title'));
  await onScreen('help');
  await go('/settings', t('settings.title'));
  await page.getByText(t('settings.text-size')).waitFor();
  await onScreen('settings');
  await go('/start', t('start.title'));
  await page.getByLabel(t('start.present')).fill('many');
  await page.getByText(t('start.minutes'), { exact: true }).click();
  await press(t('start.go'));
  await page.getByText(t('start.errors')).waitFor();
  await onScreen('start, with errors');
  await page.getByLabel(t('start.present')).fill('12');
  await press(t('start.go'));
  const composer = page.getByRole('form', { name: t('capture.composer') }).getByRole('textbox');
  await composer.waitFor();
  await onScreen('capture, empty');
  const texts = ['Marc-André Tremblay: red shirts on Thursdays.', 'A picnic for Rose. Call 514-555-0142.'];
  for (const text of texts) await person.note({ text, sector: null, region: null, jobTitle: null });
  await onScreen('capture');
  await page.getByRole('button', { name: new RegExp(`^${t('capture.chip.region')}`) }).click();
  await page.getByRole('dialog').waitFor();
  await onScreen('pick a region');
  await page.keyboard.press('Escape');
  const meeting = new URL(page.url()).hash.match(/meeting\/([^/]+)/)?.[1] ?? '';
  await go(`/meeting/${meeting}/agenda`, t('agenda.title'));
  await page
    .getByText(t('agenda.questions', { n: 3 }))
    .first()
    .click();
  await onScreen('agenda');
  await go('/', t('home.title'));
  await onScreen('home, in progress');
  await go(`/meeting/${meeting}/close`, t('close.title'));
  await page.getByRole('button', { name: t('close.go') }).waitFor();
  await onScreen('close');
  await world.proxy.cut();
  await person.close();
  await onScreen('receipt, offline');
  await go('/outbox', t('outbox.title'));
  await onScreen('outbox, offline');
  await go('/hand-off', t('hand-off.title'));
  await onScreen('hand-off');
  await go('/receive', t('receive.title'));
  await onScreen('receive');
  await go('/wipe', t('wipe.title'));
  await onScreen('wipe');
  await world.proxy.restore();
  await go('/', t('home.title'));
  await press(t('home.send'));
  await page.getByText(t('status.sent'), { exact: true }).waitFor();
  await onScreen('home, sent');
  await press(t('home.show-receipt'));
  await page.getByText(t('receipt.sent')).waitFor();
  await onScreen('receipt');
}

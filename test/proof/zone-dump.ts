// A program that says much about dates, and nothing else, so that its output can be compared between time zones.
import '../../src/describable-shapes.ts';

import { stdout } from 'node:process';
import { dayOfInstant, isoDay, startOfDay } from '../../src/domain/day.ts';
import { ledgerOf } from '../../src/domain/ledger.ts';
import { readClock } from '../../src/domain/legal-clock.ts';
import { langs } from '../../src/texts/index.ts';
import { fullMoment } from '../../src/web/words/dates.ts';
import { stateCouncil } from '../support/calendar.ts';
import { pageHtml, pageNames } from '../web/pages.ts';
import { engines, everyEdition } from './engines.ts';
import { clockCase, periodCase } from './random-cases.ts';

const PERIODS = 4_000;
const CLOCKS = 300;
const SEED = 20_260_527;

// First of all: the zone is really in force.
stdout.write(`${new Date(Date.UTC(2026, 0, 5)).getTimezoneOffset()}\n`);

const editions = everyEdition();
const fields = editions.map(({ field }) => field);
for (let number = 0; number < PERIODS; number += 1) {
  const one = periodCase(SEED, number, fields);
  const edition = editions[one.edition];
  if (edition !== undefined) stdout.write(`${JSON.stringify([one, engines.first(edition, one)])}\n`);
}
for (let number = 0; number < CLOCKS; number += 1) {
  const { limit, events, asOf } = clockCase(SEED, number, fields.slice(-2));
  const reading = readClock(events, limit, stateCouncil, asOf);
  const ledger = reading === null ? null : ledgerOf(limit, reading, stateCouncil, asOf);
  // Every minute of the day belongs to one date, whatever the machine's own clock says.
  const moment = startOfDay(asOf) + number * 288_000;
  const words = langs.map((lang) => fullMoment(lang, new Date(moment).toISOString()));
  stdout.write(`${JSON.stringify({ reading, ledger, on: isoDay(dayOfInstant(moment)), words })}\n`);
}
for (const lang of langs) for (const name of pageNames) stdout.write(`${pageHtml(name, lang)}\n`);

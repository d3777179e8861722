// Counts ledgers again (JSON lines on standard input, or in files): `ok`, or what is wrong first. See clocks.md.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
const dayOf = (date) => (date === null ? Infinity : Date.parse(date) / 86_400_000);
const covers = (list, day) => list.some(({ from, to }) => dayOf(from) < day && day <= dayOf(to));
function faultIn({ clock: c, asOf, days, pauses, rule, target, work, totals }) {
  const [start, end, claim] = [c.startedOn, c.stoppedOn ?? asOf, c.dueOn ?? c.expectedDueOn].map(dayOf);
  const { days: size, unit } = c.limit ?? { days: Infinity, unit: 'working' };
  const total = size + c.extendedBy;
  const [year, month, date] = c.startedOn.split('-').map(Number);
  const sameDate = Math.min(Date.UTC(year, month - 1 + total, date), Date.UTC(year, month + total, 0));
  const limit = unit === 'month' ? sameDate / 86_400_000 - start : total;
  const [isCase, byWork, working] = [target === null, target?.measure === 'counted', unit === 'working'];
  let [n, reached, spent, late] = [0, dayOf(rule.onDate), Infinity, 0];
  const facts = days.map((line, i) => {
    const [on, weekend, named] = [start + i, line.weekday > 5, line.notice !== null];
    const may = { working: !weekend, weekend, makeup: weekend && named, holiday: named || line.provisional };
    const right = dayOf(line.date) === on && line.weekday === ((on + 3) % 7) + 1 && may[line.day];
    const worked = line.day === 'working' || line.day === 'makeup';
    const idle = byWork && on <= end && !work.some(({ runs }) => covers(runs, on));
    const out = isCase ? covers(pauses, on) : idle && work.some(({ leftOut }) => covers(leftOut, on));
    if (i > 0 && !idle && !out && (worked || !working)) n += 1;
    if (n === limit) reached = Math.min(reached, on);
    if (n > limit) spent = Math.min(spent, on - 1);
    return { line, on, right, worked, idle, out, rest: working && !worked };
  });
  const closed = (on) => facts[on - start]?.worked === false || (working && facts[on - start]?.out === true);
  let due = byWork ? Math.min(spent, Math.max(reached, end)) : reached;
  while (byWork && working && facts[due - start]?.worked === false) due -= 1;
  while ((rule.roll || (isCase && working && limit === 0)) && closed(due)) due += 1;
  due = Math.min(due, dayOf(rule.notAfter));
  if (claim === Infinity && c.state !== 'running') [due, reached] = [Infinity, Infinity];
  const mayMove = (isCase || working) && (days[due - start] ?? c).provisional;
  if (due !== claim || mayMove !== c.provisional) return 'another due date';
  let onTime = due;
  while (isCase && covers(pauses, onTime + 1)) onTime += 1;
  if (start + days.length - 1 !== (due === Infinity || end > onTime ? end : due)) return 'not all days';
  const sum = { naturalDays: days.length - 1 };
  for (const [i, { line, on, right, worked, idle, out, rest }] of facts.entries()) {
    const isLate = i > 0 && on > due && (isCase ? !out : !idle && !(byWork && rest));
    if (isLate && (worked || !(isCase || working))) late += 1;
    let own = i === 0 ? 'start' : isLate ? 'late' : rest ? 'off' : out ? 'paused' : idle ? 'idle' : 'counted';
    if (isCase && i > 0 && on > Math.min(reached, due) && !isLate) own = on > due ? 'paused' : 'rolled';
    const name = { off: 'restDays', counted: 'counted' }[own] ?? `${own}Days`;
    sum[name] = (sum[name] ?? 0) + 1;
    const number = own === 'counted' ? sum.counted : i > 0 && on > due && (isCase || isLate) ? late : null;
    const said = [line.kind, line.counted, line.number, line.pause !== null, right];
    const mine = [on === due ? 'due' : own, own === 'counted', number, out, true];
    if (`${said}` !== `${mine}`) return `${line.date}: ${said} should be ${mine}`;
  }
  return Object.keys(totals).find((name) => totals[name] !== (sum[name] ?? 0));
}
const files = process.argv.slice(2).map((file) => createReadStream(file));
for (const input of files.length > 0 ? files : [process.stdin])
  for await (const line of createInterface({ input })) {
    const fault = faultIn(JSON.parse(line));
    if (fault !== undefined) process.exitCode = 1;
    console.log(fault ?? 'ok');
  }

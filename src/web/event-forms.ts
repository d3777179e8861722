// Which fields the form of each kind of event has, and how what was typed becomes the event's body.

import { opinions, verifyResults } from '../domain/case-events.ts';
import { approverOffices, extensionCode } from '../domain/policy.ts';
import type { RecordableType } from '../services/event-input.ts';
import type { CaseForm } from '../services/project-page.ts';
import { known, type Lang, t } from '../texts/index.ts';
import type { Option, Values } from './components/form.tsx';
import { filled, listed, present } from './form-data.ts';
import type { EventChoice, EventField } from './pages/record.tsx';
import { named, partyShort } from './words/names.ts';

type FieldMaker = (lang: Lang, form: CaseForm) => readonly EventField[];

const text = (name: string, required = false): EventField => ({ name, kind: 'text', required });
const area = (name: string, required = false): EventField => ({ name, kind: 'textarea', required });
const date = (name: string, required = false): EventField => ({ name, kind: 'date', required });
const choice = (name: string, options: readonly Option[]): EventField => ({
  name,
  kind: 'select',
  required: true,
  options,
});
const worded = (lang: Lang, prefix: string, values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: known(lang, `${prefix}.${value}`) ?? value }));

const note: FieldMaker = () => [area('note')];
const reason: FieldMaker = () => [area('reason', true)];

const fieldsOf: Readonly<Record<RecordableType, FieldMaker>> = {
  receive: () => [{ name: 'window', kind: 'check', required: false }, area('note')],
  correction_notice: (_lang, form) => [
    area('text', true),
    ...(form.noticed ? [area('again', true)] : []),
    date('correctBy'),
    text('document'),
  ],
  hand_over: (lang, form) => [
    choice(
      'from',
      form.handingOver.map(({ code, name }) => ({ value: code, label: named(lang, name) })),
    ),
    text('document', true),
    area('note'),
  ],
  resubmit: note,
  accept: (lang, form) => {
    const missing = missingField(form);
    const letter: EventField = { ...text('document'), hint: t(lang, 'field.promiseLetterHint') };
    return [...missing, ...(missing.length > 0 ? [letter] : []), area('note')];
  },
  not_accept: reason,
  refuse_acceptance: () => [area('reason', true), text('competentAgency')],
  pause: (lang, form) => [
    choice(
      'procedure',
      form.procedures.map(({ code, name }) => ({ value: code, label: named(lang, name) })),
    ),
    text('document', true),
    date('until'),
    area('note'),
  ],
  resume: note,
  consult: (lang, form) => [
    choice('department', departments(lang, form.consultable)),
    area('question', true),
    text('document'),
  ],
  answer_consultation: (lang, form) => [
    choice('department', departments(lang, form.answerable)),
    { ...choice('opinion', worded(lang, 'opinion', opinions)), label: t(lang, 'field.answeredOpinion') },
    { ...area('text', true), label: t(lang, 'field.answeredText') },
    text('document'),
  ],
  extend: (lang, form) => [
    {
      name: 'days',
      kind: 'number',
      required: true,
      min: 1,
      ...(form.extension === null ? {} : { max: form.extension.days }),
    },
    { ...text('approver', true), hint: approvalHint(lang, form) },
    ...officeField(lang, form),
    area('reason', true),
    text('document'),
  ],
  supplement: (_lang, form) => [
    {
      name: 'materials',
      kind: 'materials',
      required: false,
      options: form.case.owes.map(({ material, name }) => ({ value: material, label: name })),
    },
    area('note'),
  ],
  postpone_supplement: (lang, form) => [
    {
      name: 'materials',
      kind: 'materials',
      required: false,
      options: form.case.owes.map(({ material, name }) => ({ value: material, label: name })),
    },
    { ...date('until', true), label: t(lang, 'tolerance.postponedTo') },
    area('reason', true),
    text('document'),
  ],
  decide: (lang, form) => [
    choice('result', worded(lang, 'result', resultsFor(form))),
    text('document'),
    area('reason'),
    ...(form.against.length === 0 ? [] : [{ ...area('despite'), hint: t(lang, 'commitment.despiteHint') }]),
  ],
  deliver: note,
  verify: (lang, form) => [
    // What was not kept had its time to mend; what was false never gets one.
    choice(
      'result',
      worded(
        lang,
        'verify',
        verifyResults.filter((result) => result !== 'not_kept' || form.case.status === 'rectifying'),
      ),
    ),
    date('rectifyBy'),
    area('note'),
  ],
  start: note,
  finish: note,
  mock_start: (lang) => [{ ...date('until'), label: t(lang, 'early.until') }, area('note')],
  mock_finish: (lang) => [
    choice('result', worded(lang, 'verify', ['pass', 'fail'])),
    area('opinion', true),
    text('document'),
  ],
  waive: reason,
  reinstate: reason,
  terminate: reason,
  withdraw: (_lang, form) => [
    area('reason', true),
    ...(form.mayDeemWithdrawn ? [{ name: 'deemed', kind: 'check', required: false } as const] : []),
  ],
  revoke: (lang, form) => [
    choice(
      'what',
      worded(
        lang,
        'revoke',
        form.case.decidedOn === null
          ? ['acceptance_revoked']
          : ['licence_revoked', 'licence_recalled', 'licence_cancelled'],
      ),
    ),
    area('reason', true),
  ],
};

const departments = (lang: Lang, codes: readonly string[]): readonly Option[] =>
  codes.map((code) => ({ value: code, label: partyShort(lang, code, null) }));

/** Who may approve an extension, and where that is written. */
function approvalHint(lang: Lang, { extension }: CaseForm): string | undefined {
  if (extension === null) return undefined;
  const { rule, days, approver, source } = extension;
  const who = t(lang, `policy.${extensionCode[rule]}`, { days, approver: t(lang, `office.${approver}`) });
  return source === null ? who : t(lang, 'policy.withSource', { text: who, source });
}

/** Where more than the agency's own head is needed, the record says whose approval it was. */
function officeField(lang: Lang, { extension }: CaseForm): readonly EventField[] {
  if (extension === null || extension.approver === 'agency_head') return [];
  const others = approverOffices.filter((office) => office !== extension.approver);
  return [choice('approverOffice', worded(lang, 'office', [extension.approver, ...others]))];
}

/** Only listed secondary material may be missing. */
function missingField({ materials }: CaseForm): readonly EventField[] {
  const tolerable = materials.filter((material) => material.tolerable);
  if (tolerable.length === 0) return [];
  const options = tolerable.map(({ code, name }) => ({ value: code, label: name }));
  return [{ name: 'missing', kind: 'materials', required: false, options, withDay: true }];
}

function resultsFor(form: CaseForm): readonly string[] {
  return [
    'approve',
    ...(form.commitmentAllowed ? ['approve_by_commitment'] : []),
    ...(form.case.owes.length > 0 ? ['approve_tolerant'] : []),
    'refuse',
  ];
}

/** What may be recorded now, and what was just sent even if it no longer can be: nobody types twice. */
export const choicesOf = (lang: Lang, form: CaseForm, sent: string | null): readonly EventChoice[] => [
  ...form.allowed
    .filter((type) => type === sent && !form.possible.includes(type))
    .concat(form.possible)
    .map((type) => ({ type, fields: fieldsOf[type](lang, form) })),
  ...(form.mendable.length > 0 ? [{ type: 'rectify_event', fields: mendFields(lang, form) } as const] : []),
];

const mendFields = (lang: Lang, form: CaseForm): readonly EventField[] => [
  choice(
    'target',
    form.mendable.map(({ seq, type, occurredOn }) => ({
      value: String(seq),
      label: `${occurredOn} ${known(lang, `event.${type}`) ?? type} · ${t(lang, 'record.eventNo', { seq })}`,
    })),
  ),
  date('replacementDate'),
  area('reason', true),
];

const flag = (values: Values, name: string): true | undefined =>
  filled(values, name) === 'true' ? true : undefined;

/** A mending that gives another day keeps everything else that the event said; without one the event is taken back. */
export function replacementOf(values: Values, { mendable }: CaseForm): Record<string, unknown> {
  const occurredAt = filled(values, 'replacementDate');
  const event = mendable.find(({ seq }) => String(seq) === filled(values, 'target'));
  if (occurredAt === undefined || event === undefined) return {};
  return { replacement: { occurredAt, data: { type: event.type, ...event.data } } };
}

/** `{type, occurredAt, …}` as the verb reads it; what was left empty is left out. */
export function eventOf(values: Values): Record<string, unknown> {
  const type = filled(values, 'type') ?? '';
  const by = (material: string) => filled(values, `missing.${material}.by`) ?? null;
  const missing = listed(values, 'missing').map((material) => ({ material, promisedBy: by(material) }));
  const materials = listed(values, 'materials');
  const days = filled(values, 'days');
  const target = filled(values, 'target');
  const plain = [
    'text',
    'again',
    'opinion',
    'department',
    'question',
    'from',
    'correctBy',
    'document',
    'reason',
    'competentAgency',
    'procedure',
    'until',
    'approver',
    'approverOffice',
    'result',
    'rectifyBy',
    'what',
    'despite',
    'note',
  ];
  return present({
    type,
    occurredAt: type === 'rectify_event' ? undefined : occurredAt(values),
    window: flag(values, 'window'),
    deemed: flag(values, 'deemed'),
    missing: missing.length > 0 ? missing : undefined,
    materials: materials.length > 0 ? materials : undefined,
    days: days === undefined ? undefined : Number(days),
    target: target === undefined ? undefined : Number(target),
    ...Object.fromEntries(plain.map((name) => [name, filled(values, name)])),
  });
}

/** Day and time as typed are Shanghai's; a day alone is told as a day. */
function occurredAt(values: Values): string | undefined {
  const day = filled(values, 'occurredDate');
  const time = filled(values, 'occurredTime');
  return day === undefined || time === undefined ? day : `${day}T${time}:00+08:00`;
}

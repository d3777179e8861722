// Templates on the command line: import a version, or only check it; publish, retire, compare, take out as a file.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Instant } from '../domain/day.ts';
import { type Actor, systemActor } from '../services/access.ts';
import type { ServiceContext, System } from '../services/context.ts';
import { getTemplateDifference, type TemplateDifferenceView } from '../services/template-difference.ts';
import { wordedChanges } from '../services/template-difference-words.ts';
import {
  exportTemplate,
  previewTemplate,
  publishTemplate,
  retireTemplate,
  type StatusChanged,
} from '../services/template-office.ts';
import { type TemplateSource, templateTextOf } from '../services/template-source.ts';
import { importTemplate } from '../services/templates.ts';
import { CommandError, type HouseCommand, misused } from './command.ts';

/** Whoever may run this on the server may do what an administrator may. */
const operator: Actor = { ...systemActor, username: 'operator', name: '运维', roles: ['administrator'] };
const contextOf = (system: System, now: Instant): ServiceContext => ({ ...system, actor: operator, now });

const statuses = { active: 'published', draft: 'kept as a draft', retired: 'kept as retired' } as const;

const importUsage = 'import-template FILE [--check]';
const importing: HouseCommand = {
  usage: importUsage,
  does: 'imports a template version (YAML or JSON), or only checks it',
  run: async (system, args, now) => {
    const { words, flags } = split(args, ['--check']);
    const [file] = words;
    if (file === undefined || words.length > 1) throw misused('give one FILE', importUsage);
    const source = sourceOf(file);
    const ctx = contextOf(system, now);
    if (flags.has('--check')) {
      const { template, stands, difference } = await previewTemplate(ctx, source);
      const name = `${template.document.id} ${template.document.version}`;
      const said = {
        new: 'right, not stored',
        same: 'is there already',
        taken: 'is there with other content',
      };
      const compared =
        difference === null ? [] : [`compared with ${difference.before.version}:`, ...lines(difference)];
      return [`${name}: ${said[stands]}`, ...compared].join('\n');
    }
    const { template, created } = await importTemplate(ctx, source);
    const { id, version, status } = template.document;
    return `${id} ${version}: ${created ? statuses[status] : 'was there already'}`;
  },
};

function sourceOf(file: string): TemplateSource {
  try {
    const fileName = basename(file);
    return { text: templateTextOf(readFileSync(file), fileName), fileName };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
      throw new CommandError(`cannot read ${file} (${code})`);
    throw error;
  }
}

function split(args: readonly string[], known: readonly string[]) {
  const flags = new Set(args.filter((arg) => known.includes(arg)));
  return { words: args.filter((arg) => !flags.has(arg)), flags };
}

const statusCommand = (
  name: string,
  does: string,
  said: string,
  verb: (ctx: ServiceContext, id: string, version: string) => Promise<StatusChanged>,
): HouseCommand => ({
  usage: `${name} ID VERSION`,
  does,
  run: async (system, [id, version], now) => {
    if (id === undefined || version === undefined)
      throw misused('ID or VERSION is missing', `${name} ID VERSION`);
    const { openTo } = await verb(contextOf(system, now), id, version);
    const none = openTo === 0 ? '\nno version of it can be used for new projects now' : '';
    return `${id} ${version}: ${said}${none}`;
  },
});

const exportUsage = 'export-template ID [VERSION] [--yaml|--json]';
const exporting: HouseCommand = {
  usage: exportUsage,
  does: 'prints a template version as it was imported, or in the other format',
  run: async (system, args, now) => {
    const { words, flags } = split(args, ['--yaml', '--json']);
    const [id, version] = words;
    if (id === undefined || flags.size > 1) throw misused('give an ID, and one format at most', exportUsage);
    const format = flags.has('--json') ? 'json' : flags.has('--yaml') ? 'yaml' : undefined;
    const { text } = await exportTemplate(contextOf(system, now), id, { version, format });
    // The caller ends what is said with a line end of its own.
    return text.replace(/\n$/, '');
  },
};

const compareUsage = 'compare-templates ID FROM TO';
const comparing: HouseCommand = {
  usage: compareUsage,
  does: 'tells what differs between two versions',
  run: async (system, [id, from, to], now) => {
    if (id === undefined || from === undefined || to === undefined)
      throw misused('ID, FROM and TO', compareUsage);
    const found = lines(await getTemplateDifference(contextOf(system, now), id, { from, to }));
    return found.length === 0 ? 'no difference' : found.join('\n');
  },
};

const marks = { added: '+', removed: '-', changed: '~' } as const;

/** A line a part, below it a line a field. */
const lines = (difference: TemplateDifferenceView): readonly string[] =>
  wordedChanges(difference).flatMap(({ kind, code, change, name, fields }) => [
    `${marks[change]} ${[kind, code, name.en === code ? '' : name.en].filter((word) => word !== '').join(' ')}`,
    ...fields.map(({ label, words }) => `    ${label.en}: ${words.before.en} → ${words.after.en}`),
  ]);

export const templateCommands = {
  'import-template': importing,
  'export-template': exporting,
  'publish-template': statusCommand('publish-template', 'publishes a draft', 'published', publishTemplate),
  'retire-template': statusCommand(
    'retire-template',
    'keeps a version from new projects',
    'retired; projects under way keep it',
    retireTemplate,
  ),
  'compare-templates': comparing,
} as const;

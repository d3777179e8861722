// Which files the house takes, and up to what size. The content says what a file is; its name is only compared with it.

/** Bytes; the one place that names it. */
export const LARGEST_FILE = 50 * 1024 * 1024;
export const LARGEST_FILE_TEXT = '50 MB';

export const fileKinds = [
  'pdf',
  'jpeg',
  'png',
  'heic',
  'tiff',
  'docx',
  'xlsx',
  'doc',
  'xls',
  'ofd',
  'text',
] as const;
export type FileKind = (typeof fileKinds)[number];

interface KindFacts {
  readonly mediaType: string;
  /** Endings that people give such a file; the first one is put on when it is handed out under another. */
  readonly endings: readonly string[];
  /** The name that people know it by. */
  readonly word: string;
}

const kinds: Readonly<Record<FileKind, KindFacts>> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], word: 'PDF' },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], word: 'JPEG' },
  png: { mediaType: 'image/png', endings: ['png'], word: 'PNG' },
  heic: { mediaType: 'image/heic', endings: ['heic', 'heif', 'hif'], word: 'HEIC' },
  tiff: { mediaType: 'image/tiff', endings: ['tif', 'tiff'], word: 'TIFF' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    word: 'Word (DOCX)',
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    word: 'Excel (XLSX)',
  },
  doc: { mediaType: 'application/msword', endings: ['doc', 'wps'], word: 'Word (DOC)' },
  xls: { mediaType: 'application/vnd.ms-excel', endings: ['xls', 'et'], word: 'Excel (XLS)' },
  ofd: { mediaType: 'application/ofd', endings: ['ofd'], word: 'OFD' },
  // Boundary points of land come as plain tables of coordinates.
  text: { mediaType: 'text/plain', endings: ['txt', 'csv', 'dat', 'log'], word: 'TXT' },
};

export const mediaTypeOf = (kind: FileKind): string => kinds[kind].mediaType;
export const kindWord = (kind: FileKind): string => kinds[kind].word;
export const allowedWords: readonly string[] = fileKinds.map(kindWord);
/** For the chooser of a form; a phone then offers its camera too. */
export const acceptedTypes: readonly string[] = [
  ...fileKinds.map(mediaTypeOf),
  ...fileKinds.flatMap((kind) => kinds[kind].endings.map((ending) => `.${ending}`)),
];

export const kindOfMediaType = (mediaType: string): FileKind | null =>
  fileKinds.find((kind) => kinds[kind].mediaType === mediaType) ?? null;

const endingOf = (name: string): string => /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

export interface NameMismatch {
  readonly ending: string;
  readonly content: string;
}

/** What a name that does not fit its content says and what it is; null when they agree. A name without ending fits all. */
export function nameMismatch(name: string, kind: FileKind): NameMismatch | null {
  const ending = endingOf(name);
  if (ending === '' || kinds[kind].endings.includes(ending)) return null;
  return { ending: `.${ending}`, content: kindWord(kind) };
}

/** The name under which it is handed out: with the ending of what it is, so that no machine takes it for a program. */
export function safeName(name: string, kind: FileKind): string {
  // Neither folders nor what some systems read as a command.
  const bare = name.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_').replace(/^\.+/, '_');
  const [ending = 'bin'] = kinds[kind].endings;
  return kinds[kind].endings.includes(endingOf(bare)) ? bare : `${bare}.${ending}`;
}

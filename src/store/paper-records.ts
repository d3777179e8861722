// Shapes of what the tables of the papers keep.

/** The five parts of a text, each a template (Liquid); a line is a paragraph, a line that begins with `|` a row of a table. */
export interface PaperTextDocument {
  readonly title: string;
  readonly addressee: string;
  readonly body: string;
  readonly basis: string;
  readonly rights: string;
}

// The Word copy of a paper: the same words in an editable file, with the fonts and measures of official papers.
import {
  AlignmentType,
  BorderStyle,
  Document,
  ImageRun,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { basisLines, footLines, type PaperBlock } from '../domain/paper-content.ts';
import type { PaperView } from './paper-views.ts';
import { qrPng } from './qr-png.ts';

/** Half-points: 16 pt body, 22 pt title. */
const BODY = 32;
const TITLE = 44;
const SMALL = 21;
/** Twentieths of a point. */
const INDENT = 2 * 16 * 20;
const LINE = 28 * 20;
const TITLE_FONT = '方正小标宋简体';
const BODY_FONT = '仿宋_GB2312';
const RED = 'C00000';

const run = (text: string, size = BODY, font = BODY_FONT): TextRun => new TextRun({ text, size, font });
const paragraph = (text: string, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ children: [run(text)], spacing: { line: LINE, lineRule: 'exact' }, ...more });

export async function paperDocument(
  paper: PaperView,
  origin: string,
  stamp: { readonly word: string; readonly line: string } | null,
): Promise<ArrayBuffer> {
  const { content } = paper;
  const right = { alignment: AlignmentType.RIGHT };
  const indented = { indent: { firstLine: INDENT } };
  const children = [
    ...(stamp === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({ text: `${stamp.word}　${stamp.line}`, size: BODY, bold: true, font: BODY_FONT }),
            ],
          }),
        ]),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(content.title, TITLE, TITLE_FONT)] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 200, after: 300 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 8 } },
      children: [run(content.number)],
    }),
    paragraph(content.addressee),
    ...content.body.map((block) => blockOf(block)),
    ...[...basisLines(content), ...content.rights].map((line) => paragraph(line, indented)),
    paragraph(content.office, { ...right, spacing: { line: LINE, lineRule: 'exact', before: 600 } }),
    paragraph(content.dateText, right),
    ...foot(paper, origin),
  ];
  const document = new Document({
    title: `${content.title} ${content.number}`,
    creator: content.office,
    sections: [
      {
        properties: { page: { margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } } },
        children,
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  return new Uint8Array(packed).buffer;
}

function blockOf(block: PaperBlock): Paragraph | Table {
  if (typeof block === 'string') return paragraph(block, { indent: { firstLine: INDENT } });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: block.table.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: row.map(
            (cell) => new TableCell({ children: [new Paragraph({ children: [run(cell, 24)] })] }),
          ),
        }),
    ),
  });
}

function foot(paper: PaperView, origin: string): readonly Paragraph[] {
  const [verify = '', value = '', progress = ''] = footLines(paper.check);
  const code = (url: string, label: string): readonly Paragraph[] => [
    new Paragraph({
      spacing: { before: 300 },
      children: [
        new ImageRun({
          type: 'png',
          data: qrPng(url).bytes,
          transformation: { width: 90, height: 90 },
          altText: { name: label, title: label, description: label },
        }),
      ],
    }),
    new Paragraph({ children: [run(label, SMALL)] }),
  ];
  return [
    ...code(`${origin}${paper.checkPath}`, verify),
    new Paragraph({ children: [run(value, SMALL)] }),
    ...(paper.progressPath === null ? [] : code(`${origin}${paper.progressPath}`, progress)),
  ];
}

// Every page in both languages: a whole document, no inline script or style, labelled fields, named tables, inert names.
import { describe, expect, it } from 'vitest';
import { type Lang, langs } from '../../src/texts/index.ts';
import { pageHtml, pageNames } from './pages.ts';

const every = langs.flatMap((lang) => pageNames.map((name) => [lang, name] as const));
const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(every)('%s %s', (lang: Lang, name: string) => {
  const html = pageHtml(name, lang);

  it('is a document in its language with a title', () => {
    expect(html.startsWith(`<!DOCTYPE html><html lang="${lang}">`)).toBe(true);
    expect(html).toMatch(/<title>[^<]{2,}<\/title>/);
  });

  it('holds nothing that a strict content policy forbids', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
    // Pages where a file is sent take what sends it in pieces; no other page has more than the one script.
    const scripts = html.includes('data-upload=') ? ['htmx.min', 'tus.min', 'upload'] : ['htmx.min'];
    expect(all(html, /<script([^>]*)>/g)).toEqual(
      scripts.map((name) => expect.stringMatching(new RegExp(`^ src="/assets/${name}\\.\\w+\\.js" defer`))),
    );
  });

  it('asks no foreign host', () => {
    const addresses = all(html, /(?:src|href|action)="([^"]*)"/g);
    expect(addresses.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
  });

  it('has one heading of the first level and no id twice', () => {
    expect(all(html, /<(h1)[\s>]/g)).toHaveLength(1);
    const ids = all(html, /\sid="([^"]*)"/g);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('describes fields by elements that are there, and labels each', () => {
    const ids = new Set(all(html, /\sid="([^"]*)"/g));
    const described = all(html, /aria-describedby="([^"]*)"/g).flatMap((list) => list.split(' '));
    expect(described.filter((id) => !ids.has(id))).toEqual([]);
    const labelled = new Set(all(html, /<label[^>]*\sfor="([^"]*)"/g));
    const fields = [...html.matchAll(/<(?:input|select|textarea)\b([^>]*)>/g)].map((match) => match[1] ?? '');
    const bare = fields.filter((field) => {
      const id = /\sid="([^"]*)"/.exec(field)?.[1];
      const hidden = /type="hidden"/.test(field);
      return (
        !hidden &&
        !/aria-label=/.test(field) &&
        !(id !== undefined && labelled.has(id)) &&
        !/\.by"/.test(field)
      );
    });
    expect(bare).toEqual([]);
  });

  it('names its tables and their heads', () => {
    for (const table of all(html, /<table([\s\S]*?)<\/table>/g)) expect(table).toMatch(/<caption/);
    expect(all(html, /<th(?![^>]*scope=)([^>]*)>/g).filter((rest) => !rest.startsWith('ead'))).toEqual([]);
  });

  it('leaves no place of a text open', () => {
    const body = html.replace(/<[^>]*>/g, '');
    expect(all(body, /(\{\w+[^}]*\})/g)).toEqual([]);
    expect(html).not.toMatch(/\bundefined\b|\[object|\bNaN\b/);
  });
});

// The reference page's own style sheet, served beside it: the page needs nothing from the rest of the program.
export const docsStyle = `
* { box-sizing: border-box; }
body { margin: 0; color: #14202e; background: #f3f6fa; font: 14px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
header { padding: 10px 16px; color: #fff; background: #0f3b7a; display: flex; gap: 16px; align-items: baseline; }
header h1 { margin: 0; font-size: 20px; font-weight: 600; }
header a { color: #fff; }
main { max-width: 1100px; margin: 0 auto; padding: 12px 16px 48px; }
nav ul { margin: 4px 0 12px; padding: 0; list-style: none; columns: 2; column-gap: 24px; }
section { margin: 12px 0; padding: 12px 14px; background: #fff; border: 1px solid #d9e1ea; border-radius: 4px; }
section:target { border-color: #1555b5; }
h2 { margin: 24px 0 8px; font-size: 18px; font-weight: 600; }
h3 { margin: 0; font-size: 15px; font-weight: 600; }
h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 600; color: #445468; }
p { margin: 4px 0; }
a { color: #1555b5; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 52px; color: #1555b5; text-transform: uppercase; }
.quiet { color: #5d6c80; font-size: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 8px; border-bottom: 1px solid #e6ebf1; text-align: left; vertical-align: top; }
th { font-weight: 600; background: #f5f8fc; white-space: nowrap; }
td:first-child { white-space: nowrap; }
:focus-visible { outline: 2px solid #1555b5; outline-offset: 2px; }
@media (max-width: 720px) { nav ul { columns: 1; } table { display: block; overflow-x: auto; } }
@media print { header { color: #000; background: none; } header a { color: #000; } section { break-inside: avoid; } }
`;

// Keys 1, 2, 3 tick the row in which one is, or the first that nobody has looked at, and go on to the next. Without this
// script the same buttons are pressed with the mouse or the space bar, and papers are printed by the browser's own menu.
(() => {
  const rows = () => [...document.querySelectorAll('#checklist tr.asked')];
  const typing = (element) =>
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && element.type !== 'radio' && element.type !== 'checkbox');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const at = ['1', '2', '3'].indexOf(event.key);
    if (at < 0) return;
    const all = rows();
    const current =
      (event.target instanceof Element ? event.target.closest('#checklist tr.asked') : null) ??
      all.find((row) => row.querySelector('.seg input:checked') === null);
    const choice = current?.querySelectorAll('.seg input')[at];
    if (!(choice instanceof HTMLInputElement)) return;
    event.preventDefault();
    choice.checked = true;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    if (choice.value === 'unfit') {
      current.querySelector('.what')?.focus();
      return;
    }
    const next = all[all.indexOf(current) + 1];
    (next?.querySelector('.seg input:checked') ?? next?.querySelector('.seg input') ?? choice).focus();
  });
  // The button that prints is there only where it can.
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();

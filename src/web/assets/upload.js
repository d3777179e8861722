// Sends the file of a form ahead in pieces, goes on after a lost line or a reload, and keeps what was typed around it. Without
// this the form sends its file by itself.
(() => {
  const PIECE = 2 * 1024 * 1024;
  const WAITS = [0, 1000, 3000, 5000, 10000, 20000, 30000];

  const read = (key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '{}');
    } catch {
      return {};
    }
  };
  const write = (key, value) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing still uploads.
    }
  };
  /**
   * Tells the same file by its name, its size and parts of its content: a phone hands out another date each time. Not for
   * safety: the program reads the whole of it in the end.
   */
  async function markOf(file) {
    const part = 65536;
    const starts = [0, Math.floor(file.size / 2), Math.max(0, file.size - part)];
    let mark = 2166136261;
    for (const start of starts)
      for (const byte of new Uint8Array(await file.slice(start, start + part).arrayBuffer()))
        mark = Math.imul(mark ^ byte, 16777619) >>> 0;
    return `upload ${location.pathname} ${file.name} ${file.size} ${mark}`;
  }
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

  function prepare(form) {
    const key = `form ${location.pathname} ${form.id}`;
    const chooser = form.querySelector('input[type="file"]');
    const ticket = form.querySelector('input[name="upload"]');
    const live = form.querySelector('.file .live');
    const bar = form.querySelector('.file progress');
    const again = form.querySelector('.file .again');
    const says = (name, facts = {}) => fill(form.dataset[`says${name}`] ?? '', facts);
    const fields = () =>
      [...form.elements].filter(
        ({ name, type }) =>
          name && type !== 'file' && type !== 'hidden' && type !== 'submit' && type !== 'button',
      );
    let sending = null;
    let wantsToGo = false;
    let percent = 0;

    const tell = (text, wrong = false) => {
      live.textContent = text;
      live.classList.toggle('wrong', wrong);
    };
    const remember = (more) => write(key, { ...read(key), ...more });

    if (document.querySelector('[data-done="upload"]') !== null) sessionStorage.removeItem(key);
    const kept = read(key);
    // What the server sent back with its answer is newer than what was kept here.
    if (form.dataset.typed !== 'yes')
      for (const field of fields())
        if (kept.typed?.[field.name] !== undefined) field.value = kept.typed[field.name];
    if (ticket.value === '' && kept.ticket) {
      ticket.value = kept.ticket;
      tell(says('Done', { name: kept.name }));
    } else if (ticket.value === '' && kept.name) {
      tell(says('Again', { name: kept.name, percent: kept.percent ?? 0 }));
    }
    form.addEventListener('input', () => {
      remember({ typed: Object.fromEntries(fields().map(({ name, value }) => [name, value])) });
    });

    const stop = (text) => {
      sending = null;
      wantsToGo = false;
      bar.hidden = true;
      tell(text, true);
    };
    const begin = (upload) => {
      again.hidden = true;
      bar.hidden = false;
      upload.start();
    };

    function send(file) {
      ticket.value = '';
      percent = 0;
      const upload = new tus.Upload(file, {
        endpoint: form.dataset.upload,
        chunkSize: PIECE,
        fingerprint: markOf,
        retryDelays: WAITS,
        removeFingerprintOnSuccess: true,
        metadata: { filename: file.name },
        onProgress: (sent, whole) => {
          percent = Math.floor((sent / whole) * 100);
          bar.value = percent;
          tell(says('Sending', { percent }));
          remember({ name: file.name, percent, ticket: undefined });
        },
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0;
          if (status === 0) tell(says('Waiting', { percent }), true);
          return status === 0 || status === 409 || status === 423 || status >= 500;
        },
        onError: (error) => {
          const answer = error.originalResponse;
          if (answer && answer.getStatus() > 0 && answer.getStatus() < 500) {
            remember({ name: undefined, percent: undefined });
            chooser.value = '';
            stop(answer.getBody() || says('Waiting', { percent }));
            return;
          }
          tell(answer?.getBody() || says('Waiting', { percent }), true);
          again.hidden = false;
        },
        onSuccess: () => {
          sending = null;
          ticket.value = upload.url.split('/').pop();
          bar.hidden = true;
          tell(says('Done', { name: file.name }));
          remember({ name: file.name, percent: 100, ticket: ticket.value });
          if (wantsToGo) leave();
        },
      });
      sending = upload;
      upload.findPreviousUploads().then((earlier) => {
        if (sending !== upload) return;
        if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[0]);
        begin(upload);
      });
    }

    // The file has gone ahead: the form sends its number only.
    const leave = () => {
      chooser.disabled = true;
      form.requestSubmit();
    };
    again.addEventListener('click', () => sending !== null && begin(sending));
    addEventListener('online', () => sending !== null && !again.hidden && begin(sending));
    chooser.addEventListener('change', () => {
      sending?.abort();
      sending = null;
      const [file] = chooser.files;
      if (file === undefined) return tell('');
      if (file.size === 0 || file.size > Number(form.dataset.most)) {
        chooser.value = '';
        return tell(says(file.size === 0 ? 'Empty' : 'Large'), true);
      }
      send(file);
    });
    form.addEventListener('submit', (event) => {
      if (sending === null) {
        chooser.disabled = ticket.value !== '';
        return;
      }
      event.preventDefault();
      wantsToGo = true;
    });
  }

  // The page that says it has come stands under the address of the form.
  const done = document.querySelector('[data-done-form]');
  if (done !== null) sessionStorage.removeItem(`form ${location.pathname} ${done.dataset.doneForm}`);
  if (typeof tus !== 'undefined' && tus.isSupported)
    for (const form of document.querySelectorAll('form[data-upload]')) prepare(form);
})();

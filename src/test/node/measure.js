// Runs in a page that render.mjs wrote, at the width of a desktop or of a phone, and gives back a
// list of sentences: what is cut, what is too small to be read, what stands on the wrong side.
(() => {
  const faults = [];
  const windowWidth = document.documentElement.clientWidth;
  const phone = windowWidth < 600;
  const style = getComputedStyle(document.body);
  const room = document.body.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const excerpt = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const over = (element) => element.scrollWidth > element.clientWidth + 1;

  if (document.documentElement.scrollWidth > windowWidth) {
    faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide in a window of ${windowWidth}`);
  }
  for (const formula of document.querySelectorAll('mjx-container > svg')) {
    const width = formula.getBoundingClientRect().width;
    const place = formula.closest('.display, li, td, p, blockquote') ?? document.body;
    if (width > (formula.closest('td, th') ? room : place.clientWidth) + 1) {
      const before = formula.closest('.display')?.previousElementSibling ?? place;
      faults.push(`a formula is ${Math.round(width)} pixels wide where ${place.clientWidth} are, near "${excerpt(before.textContent)}"`);
    }
  }
  for (const picture of document.images) {
    if (!picture.alt.trim()) faults.push(`a picture without alt text: ${picture.getAttribute('src')}`);
    if (picture.naturalWidth === 0) faults.push(`a picture that can't be shown: ${picture.getAttribute('src')}`);
    const wanted = Math.min(picture.naturalWidth, 0.7 * room);
    if (phone && picture.getBoundingClientRect().width < wanted && picture.checkVisibility()) {
      faults.push(`a picture is only ${Math.round(picture.getBoundingClientRect().width)} pixels wide on a phone: ${picture.getAttribute('src')}`);
    }
  }
  const lines = (element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight);
  };
  const highest = phone ? 8.5 : 6.5; // two or three columns may be higher on a phone
  for (const cell of document.querySelectorAll(phone ? 'td:nth-child(4)' : 'td')) {
    for (const one of phone ? cell.parentElement.cells : [cell]) {
      if (!one.querySelector('img') && lines(one) > highest) {
        faults.push(`a cell is ${Math.round(lines(one))} lines high: ${excerpt(one.textContent)}`);
      }
    }
  }
  if (phone) return faults;

  for (const code of document.querySelectorAll('pre')) {
    if (over(code)) {
      const lines = code.textContent.split('\n');
      faults.push(`a line of code is cut: ${lines.reduce((a, b) => (a.length >= b.length ? a : b))}`);
    }
  }
  for (const table of document.querySelectorAll('table')) {
    const title = excerpt(table.textContent);
    const heads = [...table.querySelectorAll('thead th')];
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells]);
    if (over(table)) faults.push(`a table is wider than the page: ${title}`);
    if (heads.length > 0 && heads.every((head) => head.textContent.trim() === '')) {
      faults.push(`a table with an empty header row: ${title}`);
    }
    heads.forEach((head, column) => {
      const cells = rows.map((row) => row[column]).filter((cell) => cell && cell.textContent.trim());
      const numbers = cells.filter((cell) => /^[-−+]?(\d|,\d)*\.?\d+(e[-+]\d+)?( ?%)?$/.test(cell.textContent.trim()));
      if (cells.length > 1 && numbers.length === cells.length
          && new Set(cells.map((cell) => cell.textContent.trim().length)).size > 1
          && cells.some((cell) => getComputedStyle(cell).textAlign !== 'right')) {
        faults.push(`a column of numbers isn't aligned on the right: ${excerpt(head.textContent)} in ${title}`);
      }
    });
  }
  return faults;
})()

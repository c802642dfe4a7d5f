// YAML as answers files hold it, JSON included: mappings become Maps, sequences arrays, scalars text as written, nothing null.
// What is not understood for certain is an error with its line: anchors, tags, a second document, a key given twice.
function readYAML(source) {
  const given = source.replace(/^\ufeff/, "").replace(/\r\n/g, "\n"), ended = given.endsWith("\n");
  const s = ended ? given : given + "\n";
  let i = 0;
  const fail = what => { throw new Error("line " + s.slice(0, i).split("\n").length + ": " + what); };
  const column = () => i - s.lastIndexOf("\n", i - 1) - 1;
  const match = pattern => {
    pattern.lastIndex = i;
    const found = pattern.exec(s);
    if (found) i = pattern.lastIndex;
    return found;
  };
  const bad = s.search(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/);
  if (bad >= 0) { i = bad; fail("a character that is no text"); }

  // space goes to the next token and reports whether that is on another line.
  function space() {
    const [passed] = match(/(?:[ \t\n]|#.*)*/y);
    if (/^ *\t\s*$/.test(s.slice(i - column(), i))) fail("a tab in front of text");
    return passed.includes("\n");
  }
  const dash = () => s[i] === "-" && /\s/.test(s[i + 1]);
  const fold = text => text.replace(/[ \t]*\n\s*/g, ends => "\n".repeat(ends.split("\n").length - 2) || " ");

  function quoted() {
    if (s[i] === "'") {
      const found = match(/'((?:[^']|'')*)'/y) || fail("a quote that is not closed");
      return fold(found[1]).replace(/''/g, "'");
    }
    const found = match(/"((?:[^"\\]|\\[^])*)"/y) || fail("a quote that is not closed");
    const text = found[1].replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\n\s*|[^])|[ \t]*\n\s*/g, (all, escape) => {
      if (!escape) return fold(all);
      if (/^[xuU]./.test(escape)) return String.fromCodePoint(parseInt(escape.slice(1), 16));
      if (escape[0] === "\n") return escape.indexOf("\n", 1) < 0 ? "" : fail("an escaped end of line");
      const known = { 0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ",
        '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" }[escape];
      return known ?? fail("an unknown escape \\" + escape);
    });
    return /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\p{Cs}/u.test(text) ? fail("an escape that is no text") : text;
  }
  const isQuote = () => s[i] === '"' || s[i] === "'";
  const plainText = text => /^(~|null|Null|NULL|)$/.test(text) ? null : text;
  const starts = /[^\s,[\]{}#&*!|>'"%@`?:-]|[-?:](?=[^\s,[\]{}])/y;

  function flow() {
    if (isQuote()) return quoted();
    const open = s[i];
    if (open !== "[" && open !== "{") {
      starts.lastIndex = i;
      const found = !/[?:]/.test(s[i]) && starts.test(s) && match(/(?:[^\s:,[\]{}]|:(?=[^\s,[\]{}])|\s+(?=[^\s#:,[\]{}]))+/y);
      return found ? plainText(fold(found[0])) : fail("text that this page cannot read");
    }
    const map = new Map(), list = [], close = open === "[" ? "]" : "}";
    i++;
    for (space(); s[i] !== close; space()) {
      const inQuotes = isQuote(), item = flow();
      if (open === "[") {
        list.push(item);
      } else {
        space();
        if (s[i] !== ":" || !inQuotes && /[^\s,}\]]/.test(s[i + 1])) fail("a key without a value");
        i++;
        space();
        add(map, item, s[i] === "," || s[i] === "}" ? null : flow());
      }
      space();
      if (s[i] === ",") i++;
      else if (s[i] !== close) fail("want , or " + close);
    }
    i++;
    return open === "[" ? list : map;
  }
  function add(map, key, value) {
    if (typeof key !== "string") fail("a key that is no text");
    if (map.has(key)) fail("key " + key + " is given twice");
    map.set(key, value);
  }

  // key reads a key of a block mapping and its colon; without one it leaves everything as it was and returns null.
  function key() {
    const from = i;
    let text = null;
    if (isQuote()) {
      text = quoted();
      if (s.slice(from, i).includes("\n")) text = null;
    } else {
      starts.lastIndex = i;
      const found = starts.test(s) && match(/(?:[^\s:]|:(?=\S)|[ \t]+(?=[^\s#:]|:\S))+/y);
      if (found) text = found[0];
    }
    if (text !== null && match(/[ \t]*:(?=\s)/y)) return text;
    i = from;
    return null;
  }

  // scalar reads what is not a block collection, behind a token in so many columns.
  function scalar(indent) {
    if (s[i] === "|" || s[i] === ">") return block(indent);
    if (isQuote() || s[i] === "[" || s[i] === "{") {
      const value = flow();
      if (!match(/[ \t]*(?=\n|[ \t]#)/y)) fail("text behind a value");
      return value;
    }
    starts.lastIndex = i;
    if (!starts.test(s)) fail("text that this page cannot read");
    let text = "";
    for (;;) {
      text += match(/(?:[^\s:]|:(?=\S)|[ \t]+(?=[^\s#:]|:\S))+/y)[0];
      const from = i, ends = match(/[ \t]*\n\s*/y);
      if (!ends) {
        if (!match(/[ \t]+(?=#)/y)) fail("a colon within text: put the text in quotes");
        return plainText(fold(text));
      }
      if (i >= s.length || column() <= indent || s[i] === "#") {
        i = from;
        return plainText(fold(text));
      }
      if (s[i] === ":") fail("a colon within text: put the text in quotes");
      text += ends[0];
    }
  }

  function block(indent) {
    const found = match(/([|>])(?:([1-9])([+-]?)|([+-]?)([1-9]?))[ \t]*(?:[ \t]#.*)?\n/y) || fail("text behind | or >");
    const chomp = found[3] || found[4];
    let width = +(found[2] || found[5] || 0) + Math.max(indent, 0), lines = [];
    if (!found[2] && !found[5]) {
      const first = /(?:[ ]*\n)*([ ]*)\S/y;
      first.lastIndex = i;
      width = (first.exec(s) || ["", ""])[1].length;
    }
    while (i < s.length) {
      const line = s.slice(i, s.indexOf("\n", i));
      if (line.trim() && (/^ */.exec(line)[0].length < width || width <= indent)) break;
      lines.push(line.slice(width));
      i += line.length + 1;
    }
    const cut = i >= s.length && !ended; // the end of line that was put behind the source
    i--;
    let end = lines.length;
    while (end > 0 && !lines[end - 1]) end--;
    const blank = lines.length - end;
    lines = lines.slice(0, end);
    if (found[1] === ">" && lines.some((line, n) => /^\s/.test(line) || !n && !line)) fail("text behind > with lines further in");
    const text = found[1] === "|" ? lines.join("\n")
      : lines.join("\n").replace(/\n+/g, ends => "\n".repeat(ends.length - 1) || " ");
    return text + (chomp === "-" || !end && chomp !== "+" ? "" : chomp === "+" ? "\n".repeat(blank + (end ? 1 : 0) - cut) : cut && !blank ? "" : "\n");
  }

  // value reads what stands behind a key or a dash in so many columns. Behind a key a sequence may stand in as many.
  function value(indent, behindKey) {
    if (!behindKey && match(/ *\t/y)) fail("a tab in front of text");
    if (!space()) return i >= s.length ? null : behindKey || !(dash() || look()) ? scalar(indent) : node();
    if (i >= s.length) return null;
    if (column() > indent) return node();
    return behindKey && column() === indent && dash() ? node() : null;
  }
  function look() {
    const from = i, found = key() !== null;
    i = from;
    return found;
  }

  // node reads a value in the column where it begins.
  function node() {
    const at = column();
    if (!dash() && !look()) return scalar(at - 1);
    const list = [], map = new Map(), isList = dash();
    while (i < s.length && column() === at && dash() === isList) {
      if (isList) {
        i++;
        list.push(value(at, false));
      } else {
        const name = key();
        if (name === null) fail("want a key with a colon");
        add(map, name, value(at, true));
      }
      space();
    }
    if (i < s.length && column() > at) fail("a line that is too far in");
    return isList ? list : map;
  }

  match(/(?:[ \t]*(?:#.*)?\n)*---[ \t]*(?=\n)/y);
  space();
  if (i >= s.length) fail("the file is empty");
  const root = node();
  space();
  if (i < s.length) fail("text that this page cannot read");
  return root;
}

// quoteYAML writes any text in quotes. Control characters, which answers files must not hold, are left out.
function quoteYAML(text) {
  const clean = text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|([\ud800-\udbff][\udc00-\udfff])|[\udc00-\udfff]/g, (_, pair) => pair || "\ufffd");
  return JSON.stringify(clean).replace(/[\u2028\u2029\ufeff\ufffe\uffff]/g, c => "\\u" + c.charCodeAt(0).toString(16));
}

// An answers file as the page holds it: {organization, name, team, date, waivers, answers}. Answers is a Map from ids of elements
// to {grade, note, reason, evidence: [{text, as_of}], as_of, confidence}, "" being nothing.

function readAnswers(source) {
  const wrong = (where, what) => { throw new Error(where + ": " + what); };
  const fields = (map, where, ...known) => {
    if (!(map instanceof Map)) wrong(where, "want keys with values");
    for (const key of map.keys()) if (!known.includes(key)) wrong(where, "unknown key " + key + "; known: " + known.join(", "));
    return key => {
      const value = map.get(key) ?? "";
      return typeof value === "string" ? value : wrong(where + ", " + key, "want text");
    };
  };
  const list = (value, where) => Array.isArray(value ?? []) ? value ?? [] : wrong(where, "want a list");
  const day = (value, where) => {
    const date = /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value + "T00:00:00Z");
    return !value || date && !isNaN(date) && date.toISOString().startsWith(value) ? value : wrong(where, value + " is not a valid date (want YYYY-MM-DD)");
  };
  const one = (value, kind, where, known) => !value || known.includes(value) ? value
    : wrong(where, "unknown " + kind + " " + value + "; known: " + known.join(", "));

  function answer(id, value) {
    if (!survey.elements.includes(id)) wrong(id, "unknown element");
    const long = value instanceof Map ? value : new Map([["grade", value]]);
    const get = fields(long, id, "grade", "note", "reason", "evidence", "as_of", "confidence");
    const grade = get("grade");
    const read = {
      grade: one(grades[/^\d$/.test(grade) ? grade : -1] || grade, "grade", id, [...grades, "n/a", "unknown"]),
      note: get("note"), reason: get("reason"), as_of: day(get("as_of"), id), confidence: one(get("confidence"), "confidence", id, ["low", "medium", "high"]),
      evidence: list(long.get("evidence"), id + ", evidence").map(item => {
        const got = fields(item instanceof Map ? item : new Map([["text", item]]), id + ", evidence", "text", "as_of");
        return { text: got("text") || wrong(id, "evidence without text"), as_of: day(got("as_of"), id + ", evidence") };
      }),
    };
    if (read.grade === "n/a" && survey.essential.includes(id)) wrong(id, "it is essential and cannot be n/a");
    if (read.grade === "n/a" && !read.reason.trim()) wrong(id, "n/a needs a reason");
    return read;
  }

  const root = readYAML(source);
  const top = fields(root, "the file", "schema", "framework", "organization", "respondent", "date", "answers", "waivers");
  if (top("schema") !== survey.schema) wrong("schema", "want " + survey.schema);
  if (top("framework") !== survey.framework) {
    wrong("framework", "the file is for " + top("framework") + ", this survey is for " + survey.framework + ". The command revops upgrade updates a file");
  }
  if (!root.has("answers")) wrong("answers", "missing");
  const respondent = fields(root.get("respondent") ?? new Map(), "respondent", "name", "team");
  const answers = new Map();
  const listed = root.get("answers") ?? new Map();
  if (!(listed instanceof Map)) wrong("answers", "want elements with their grades");
  for (const [id, value] of listed) {
    answers.set(id, answer(id, value));
  }
  return {
    organization: top("organization"), name: respondent("name"), team: one(respondent("team"), "team", "respondent", survey.teams),
    date: day(top("date"), "date"), answers,
    waivers: list(root.get("waivers"), "waivers").map(item => {
      const get = fields(item, "waivers", "element", "reason", "owner", "expires");
      const element = survey.elements.includes(get("element")) ? get("element") : wrong("waivers", "unknown element " + get("element"));
      return { element, reason: get("reason") || wrong("waivers", "a reason is missing"), owner: get("owner"),
        expires: day(get("expires"), "waivers") || wrong("waivers", "expires is missing") };
    }),
  };
}

// newest is the last day of evidence, "" without one.
const newest = answer => answer.evidence.reduce((last, item) => item.as_of > last ? item.as_of : last, "");

// dated is the day that an answer says it is of: its own, else that of its evidence, else that of the file.
const dated = (answer, date) => answer.as_of || newest(answer) || date;

// given is the grade that the file gets: n/a counts only with a reason.
const given = answer => (answer.grade !== "n/a" || answer.reason.trim()) ? answer.grade : "";

// writeAnswers writes the file. An answer that was loaded and has not been changed since keeps its day.
function writeAnswers(file) {
  const word = text => /^[a-z][a-z\d-]*(@\d+)?$/.test(text) && !/^(null|true|false|yes|no|on|off|y|n)$/.test(text) ? text : quoteYAML(text);
  const lines = ["schema: " + survey.schema, "framework: " + word(survey.framework)];
  const put = (indent, key, value) => value && lines.push(indent + key + ": " + value);
  const text = value => value.trim() && quoteYAML(value);
  const withDay = item => "{text: " + quoteYAML(item.text) + ", as_of: " + item.as_of + "}";
  put("", "organization", text(file.organization));
  const who = [text(file.name) && "name: " + text(file.name), file.team && "team: " + word(file.team)].filter(Boolean);
  put("", "respondent", who.length && "{" + who.join(", ") + "}");
  put("", "date", file.date);
  lines.push("answers:");
  for (const id of new Set([...survey.asked, ...file.answers.keys()])) {
    const answer = file.answers.get(id);
    if (!answer) {
      lines.push("  " + word(id) + ":");
      continue;
    }
    const evidence = answer.evidence.filter(item => item.text.trim());
    const day = answer.as_of || (given(answer) && answer.day && dated(answer, file.date) !== answer.day ? answer.day : "");
    if (!text(answer.note) && !text(answer.reason) && !evidence.length && !day && !answer.confidence) {
      lines.push(("  " + word(id) + ": " + given(answer)).trimEnd());
      continue;
    }
    lines.push("  " + word(id) + ":");
    put("    ", "grade", given(answer));
    put("    ", "note", text(answer.note));
    put("    ", "reason", text(answer.reason));
    if (evidence.length) lines.push("    evidence:", ...evidence.map(item => "      - " + (item.as_of ? withDay(item) : quoteYAML(item.text))));
    put("    ", "as_of", day);
    put("    ", "confidence", answer.confidence);
  }
  if (file.waivers.length) lines.push("waivers:");
  for (const waiver of file.waivers) {
    lines.push("  - {element: " + word(waiver.element) + ", reason: " + quoteYAML(waiver.reason) +
      (waiver.owner ? ", owner: " + quoteYAML(waiver.owner) : "") + ", expires: " + waiver.expires + "}");
  }
  return lines.join("\n") + "\n";
}

// fileName is ORGANIZATION-TEAM-DATE.yaml, of letters and digits in any writing. Who names no team stands there by name.
function fileName(file) {
  const plain = text => [...text.normalize("NFC").replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-+|-+$/g, "")].slice(0, 60).join("");
  return [plain(file.organization) || "answers", plain(file.team || file.name), file.date].filter(Boolean).join("-") + ".yaml";
}

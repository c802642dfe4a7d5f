// What the respondent said. state is the truth: each input changes it and saves it in the browser, draw shows it.
const survey = JSON.parse(document.getElementById("survey").textContent);
const grades = survey.grades;
const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const count = (number, one) => number + " " + one + (number === 1 ? "" : "s");
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const questions = all("article"), stops = ["start", ...questions.map(q => q.id), "end"];
const idOf = question => question.id.slice(2);
survey.asked = questions.map(idOf);
survey.elements = [...survey.asked, ...survey.others];
const nameOf = question => $("h3", question).textContent;
const teamName = id => all("[name=team] option").find(option => option.value === id).textContent;
let state, before = null, kept = true, downloaded = true;

// fresh is a survey as it was handed out: with the answers that it came with.
const fresh = () => begin({ ...survey.given, answers: new Map(survey.given.answers) });

// begin takes answers of a file: they keep their days until they are changed.
function begin(file) {
  for (const answer of file.answers.values()) {
    if (answer.as_of) answer.loaded = true;
    else if (given(answer)) answer.day = dated(answer, file.date);
  }
  return { ...file, date: file.date || today(), at: "start", whole: false };
}

function save() {
  try {
    localStorage.setItem(survey.key, JSON.stringify({ ...state, answers: [...state.answers] }));
    kept = true;
  } catch {
    kept = false;
  }
  $("#kept").textContent = !kept ? "Not saved" : state.answers.size || !downloaded ? "Saved" : "";
  $("#lost").hidden = kept;
}

function stored() {
  try {
    const text = localStorage.getItem(survey.key), found = text && JSON.parse(text);
    return found && { ...found, answers: new Map(found.answers) };
  } catch {
    return null;
  }
}

const answerTo = id => state.answers.get(id) || { grade: "", note: "", reason: "", evidence: [], as_of: "", confidence: "" };

// isAnswered reports whether a question has a grade or "I don't know".
const isAnswered = question => !!given(answerTo(idOf(question)));
const isUnknown = question => answerTo(idOf(question)).grade === "unknown";

// change changes an answer, which is of today then.
function change(id, changes) {
  const answer = { ...answerTo(id), ...changes };
  delete answer.day;
  if ("as_of" in changes) delete answer.loaded;
  if (answer.loaded && "grade" in changes) {
    answer.as_of = "";
    delete answer.loaded;
  }
  state.answers.set(id, answer);
  if (!state.dated) state.date = today();
  downloaded = false;
  say("");
  save();
  tally();
}

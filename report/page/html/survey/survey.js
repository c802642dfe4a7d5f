// The survey on the screen: where the respondent is, how far the answers are, what is open and the file.
// move goes to the next question or the one before: back to the list from which the respondent came to this one, and from the start to
// what is open where answers are there.
function move(by) {
  if (by > 0 && isUnfinished()) return;
  const goOn = by > 0 && state.at === "start" && questions.some(isAnswered);
  if (by > 0 && fromList) go("end");
  else if (goOn) go(questions.find(question => !isAnswered(question))?.id || "end");
  else go(stops[Math.min(Math.max(stops.indexOf(state.at) + by, 0), stops.length - 1)]);
}

// isUnfinished reports whether a date on the screen is half typed or a reason is missing, says so and leads there.
function isUnfinished() {
  const here = document.getElementById(state.at), date = all("input[type=date]", here).find(input => input.validity.badInput);
  const reason = here.matches("article") && answerTo(idOf(here)).grade === "n/a" && !isAnswered(here) && $("[name=reason]", here);
  if (!date && !reason) return false;
  say(date ? "This date is not complete: it needs a day, a month and a year." : "Say in a few words why it does not apply, or choose another answer.");
  (date || reason).focus();
  return true;
}

function go(id, record = true) {
  state.at = id;
  if (id === "end") fromList = false;
  if ($("#undo").hidden) say("");
  save();
  show();
  if (record) try { history.pushState(null, "", "#" + id); } catch { /* a preview without a history */ }
  const target = document.getElementById(id);
  target.focus({ preventScroll: true });
  if (state.whole) target.scrollIntoView();
  else scrollTo(0, 0);
}

// show shows the part of the survey where the respondent is, or all of it.
function show() {
  const at = state.at;
  for (const stop of stops) document.getElementById(stop).hidden = !state.whole && stop !== at;
  for (const group of all(".group")) group.hidden = !state.whole && !$("article:not([hidden])", group);
  document.body.classList.toggle("inside", !state.whole && at !== "start");
  document.body.classList.toggle("whole", state.whole);
  $(".moves").hidden = state.whole;
  $("#back").hidden = at === "start";
  $("#next").hidden = at === "end";
  $("#note").hidden = at === "start" || at === "end";
  for (const input of all("[name=view]")) input.checked = (input.value === "whole") === state.whole;
  const group = !state.whole && $("#" + CSS.escape(at)).closest(".group");
  for (const link of all(".contents a")) {
    const current = link.hash === "#" + at || group && link.hash === "#" + $("article", group).id;
    if (current) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  $("#jump").open = wide.matches;
  tally();
}

// progress says how far the answers are: "13 graded, 21 don't know, 0 left".
function progress() {
  const done = questions.filter(isAnswered).length, unknown = questions.filter(isUnknown).length;
  return done - unknown + " graded, " + (unknown ? unknown + " don't know, " : "") + (questions.length - done) + " left";
}

// tally shows how far the answers are.
function tally() {
  const number = stops.indexOf(state.at);
  $("progress").value = questions.filter(isAnswered).length;
  const place = !state.whole && number > 0 && number <= questions.length ? "Question " + number + " of " + questions.length + " · " : "";
  $("#done").textContent = place + progress();
  for (const group of all(".group")) {
    const own = all("article", group);
    $("#" + CSS.escape("n-" + own[0].id)).textContent = own.filter(isAnswered).length + "/" + own.length;
  }
  const here = questions[number - 1];
  $("#next").textContent = !here ? questions.some(isAnswered) ? "Continue" : "Start" : fromList ? "To the list"
    : number === questions.length ? "Finish" : answerTo(idOf(here)).grade ? "Next" : "Skip";
  $("#next").classList.toggle("main", !here || !!answerTo(idOf(here)).grade);
  $("#clear").hidden = !here || state.whole || !answerTo(idOf(here)).grade;
  $("#note").textContent = "Note" + (here ? notes(here) : "");
  $("#company").textContent = state.organization.trim();
  const own = questions.filter(question => state.team && question.dataset.owner === state.team).length;
  $("#own").textContent = own ? own + " of the " + questions.length + " belong to your team and say so." : "";
  document.title = (place ? number + ". " + nameOf(here) + " · " : "") + $("h1").textContent + ": survey";
  if (state.at === "end" || state.whole) finish();
}

// finish shows what is open, and the file.
function finish() {
  const parts = [];
  const list = found => make("ul", {}, ...found.map(question => {
    const { owner } = question.dataset, grade = given(answerTo(idOf(question)));
    const about = [owner && teamName(owner), !["", "unknown"].includes(grade) && grade].filter(Boolean).map(text => " · " + text).join("");
    return make("li", {}, make("a", { href: "#" + question.id, textContent: nameOf(question) }), make("span", { className: "soft", textContent: about }),
      make("p", { className: "soft", textContent: $("legend", question).textContent }));
  }));
  const listed = (title, found) => found.length && parts.push(make("h3", { textContent: title + " (" + found.length + ")" }), list(found));
  const left = questions.filter(question => !isAnswered(question)), isHalf = question => answerTo(idOf(question)).grade === "n/a";
  const graded = questions.filter(question => isAnswered(question) && !isUnknown(question));
  listed("Not answered", left.filter(question => !isHalf(question)));
  listed("“Does not apply” needs a reason", left.filter(isHalf));
  listed("You don't know: a colleague may", questions.filter(isUnknown));
  $("#open").replaceChildren(...parts);
  $("#given").hidden = !graded.length;
  $("#given summary").textContent = "Read your answers again (" + graded.length + ")";
  $("#given div").replaceChildren(list(graded));
  $("#summary").textContent = progress() + "." + (left.length ? " You can send the file with open questions: they are listed below." : "");
  const missing = [["company", state.organization], ["name", state.name], ["team", state.team]].filter(([, value]) => !value.trim()).map(([what]) => what);
  $("#missing").hidden = !missing.length;
  $("#missing span").textContent = "Not filled in: your " + missing.join(", ") + ". ";
  $("#file").textContent = fileName(state);
  $("#text").value = writeAnswers(state);
}

// replace puts other answers in the place of these, and lets the respondent undo that.
function replace(other, message) {
  before = state;
  state = other;
  draw();
  save();
  say(message, true);
}

function say(message, undo = false) {
  $("#message span").textContent = message;
  $("#message").hidden = !message;
  $("#undo").hidden = !undo;
}

function draw() {
  for (const name of ["organization", "name", "team", "date"]) $("#start [name=" + name + "]").value = state[name];
  for (const question of questions) {
    $("details", question).open = false;
    fill(question);
    describe(question);
  }
  show();
}

async function load(input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  try {
    if (file.size > 4 << 20) throw new Error("the file is larger than 4 MiB");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    const read = begin(readAnswers(text)), asked = new Set(survey.asked);
    const others = [...read.answers].filter(([id, answer]) => answer.grade && !asked.has(id)).length;
    replace(read, "Loaded " + count(survey.asked.filter(id => read.answers.get(id)?.grade).length, "answer") + " from " + file.name + "." +
      (others ? " It holds " + count(others, "answer") + " to other questions, which stay in the file." : ""));
  } catch (problem) {
    const what = problem instanceof TypeError ? "the file is not UTF-8 text" : problem.message;
    say("Nothing was loaded from " + file.name + ": " + what + ". This page reads answers files in YAML and JSON. " +
      "The command revops survey --answers FILE writes a page that holds the answers of a file.");
  }
}

function download() {
  const address = URL.createObjectURL(new Blob([writeAnswers(state)], { type: "application/yaml" }));
  const link = make("a", { href: address, download: fileName(state) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  downloaded = true;
  say("Your browser now saves " + fileName(state) + ". Send it to the person who gave you this survey.");
}

async function copy() {
  $("#text").select();
  let done = false;
  try {
    await navigator.clipboard.writeText($("#text").value);
    done = true;
  } catch {
    done = document.execCommand("copy");
  }
  downloaded = downloaded || done;
  say(done ? "Copied. Paste it into a mail or into a file that ends in .yaml." : "Your browser does not let this page copy. The text is selected: copy it with Ctrl+C or ⌘C.");
}

let fromList = false;
const wide = matchMedia("(min-width: 70rem)");
questions.forEach(build);
state = stored() || fresh();
if (stops.includes(location.hash.slice(1))) state.at = location.hash.slice(1);
const restored = state.answers.size && stored();

for (const part of all("[data-live]")) part.hidden = false;
document.addEventListener("click", event => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || !stops.includes(link.hash.slice(1))) return;
  event.preventDefault();
  fromList = !!link.closest("#open, #given");
  go(link.hash.slice(1));
});
$("#start").addEventListener("input", ({ target }) => {
  if (target.type === "file") return;
  state[target.name] = target.value;
  if (target.name === "date") state.dated = !!target.value;
  questions.forEach(describe);
  downloaded = false;
  save();
  tally();
});
$("#load").addEventListener("change", ({ target }) => load(target));
$("#next").addEventListener("click", ({ detail }) => detail > 1 || move(1)); // the second click of a double one skips no question
$("#back").addEventListener("click", () => move(-1));
$("#note").addEventListener("click", () => openNote(document.getElementById(state.at)));
$("#clear").addEventListener("click", () => clear(document.getElementById(state.at)));
document.addEventListener("keydown", press);
$("#download").addEventListener("click", download);
$("#copy").addEventListener("click", copy);
$("#again").addEventListener("click", () => {
  replace(fresh(), "The survey is as it was handed out.");
  go("start");
});
$("#undo").addEventListener("click", () => {
  state = before;
  draw();
  save();
  say("Your answers are back.");
});
for (const input of all("[name=view]")) {
  input.addEventListener("change", () => {
    state.whole = input.value === "whole";
    save();
    show();
    if (state.whole) document.getElementById(state.at).scrollIntoView();
  });
}
wide.addEventListener("change", show);
addEventListener("popstate", () => stops.includes(location.hash.slice(1)) && go(location.hash.slice(1), false));
addEventListener("storage", event => {
  const other = event.key === survey.key && stored();
  if (!other) return;
  state = { ...other, at: state.at, whole: state.whole };
  draw();
});
addEventListener("beforeunload", event => { if (!kept && !downloaded) event.preventDefault(); });
draw();
save();
if (!kept || self !== top) $("#instead").open = true;
if (restored) {
  say("Welcome back: " + count(questions.filter(isAnswered).length, "answer") + (state.organization.trim() ? " for " + state.organization.trim() : "") +
    " restored from this browser. To begin anew, choose “Start over” at the end of “Finish and download”.");
}

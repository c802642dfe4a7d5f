// The survey on the screen: where the respondent is, how far the answers are, what is open and the file.
const move = by => go(stops[Math.min(Math.max(stops.indexOf(state.at) + by, 0), stops.length - 1)]);

function go(id, record = true) {
  state.at = id;
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

// tally shows how far the answers are.
function tally() {
  const done = questions.filter(isAnswered).length, number = stops.indexOf(state.at);
  $("progress").value = done;
  const place = !state.whole && number > 0 && number <= questions.length ? "Question " + number + " of " + questions.length + " · " : "";
  $("#done").textContent = place + done + (place ? "" : " of " + questions.length) + " answered";
  for (const group of all(".group")) {
    const own = all("article", group);
    $("#" + CSS.escape("n-" + own[0].id)).textContent = own.filter(isAnswered).length + "/" + own.length;
  }
  const here = questions[number - 1];
  $("#next").textContent = !here ? "Start" : number === questions.length ? "Finish" : answerTo(idOf(here)).grade ? "Next" : "Skip";
  $("#next").classList.toggle("main", !here || !!answerTo(idOf(here)).grade);
  $("h1 bdi").textContent = state.organization.trim() || $("h1").dataset.name;
  document.title = (place && !state.whole ? number + ". " + nameOf(here) + " · " : "") + $("h1 bdi").textContent + ": survey";
  if (state.at === "end" || state.whole) finish();
}

// finish shows what is open, and the file.
function finish() {
  const open = $("#open"), parts = [];
  const listed = (title, wanted) => {
    const found = questions.filter(wanted);
    if (!found.length) return;
    const items = found.map(question => make("li", {}, make("a", { href: "#" + question.id, textContent: nameOf(question) }),
      make("span", { className: "soft", textContent: question.dataset.owner ? " · " + question.dataset.owner : "" })));
    parts.push(make("h3", { textContent: title + " (" + found.length + ")" }), make("ul", {}, ...items));
  };
  const grade = question => answerTo(idOf(question)).grade;
  listed("Not answered", question => !grade(question));
  listed("“Does not apply” needs a reason", question => grade(question) === "n/a" && !isAnswered(question));
  listed("You said “I don't know”", question => grade(question) === "unknown");
  $("#summary").textContent = questions.filter(isAnswered).length + " of " + questions.length + " questions answered." +
    (parts.length ? " The open ones are listed below; you can send the file without them." : " Nothing is open.");
  open.replaceChildren(...parts);
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
  go(link.hash.slice(1));
});
$("#start").addEventListener("input", ({ target }) => {
  if (target.type === "file") return;
  state[target.name] = target.value;
  if (target.name === "date") state.dated = !!target.value;
  downloaded = false;
  save();
  tally();
});
$("#load").addEventListener("change", ({ target }) => load(target));
$("#next").addEventListener("click", () => move(1));
$("#back").addEventListener("click", () => move(-1));
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
    " restored from this browser. To begin anew, choose “Start over” under “Finish and download”.");
}

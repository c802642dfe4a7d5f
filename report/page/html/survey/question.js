// The form of one question.
// build turns the texts of a question into its form.
function build(question, number) {
  const copy = name => $("#" + name).content.cloneNode(true).firstElementChild;
  const form = $("#form").content.cloneNode(true), id = idOf(question), fieldset = copy("fieldset");
  const [ask, why] = all("p", question);
  why.className = "why";
  $("legend", fieldset).append(...ask.childNodes);
  $("legend", fieldset).after(why);
  ask.remove();
  all("li", $("ol", question)).forEach((text, at) => {
    const label = copy("grade");
    $("input", label).value = grades[at];
    $("b", label).textContent = grades[at];
    $("b", label).classList.add(grades[at]);
    $("kbd", label).textContent = at + 1;
    $("span span", label).append(...text.childNodes);
    $(".grades", fieldset).append(label);
  });
  if (survey.essential.includes(id)) for (const part of [$(".na", fieldset), $(".x", form)]) part.remove();
  $("ol", question).replaceWith(fieldset);
  $("h3", question).after($(".about", form));
  const hints = $("ul", question);
  if (hints) fieldset.after(make("div", { className: "hints soft" }, make("p", { textContent: "Where to look" }), hints));
  question.append(form);
  for (const input of all("input[type=radio]", question)) input.name = id;
  question.tabIndex = -1;
  question.setAttribute("aria-label", "Question " + (number + 1) + " of " + questions.length + ": " + nameOf(question));
  question.addEventListener("input", event => edit(question, event.target));
  question.addEventListener("focusin", () => { state.at = question.id; });
  $(".more", question).addEventListener("click", () => $("textarea", addEvidence(question, {})).focus());
  $(".clear", question).addEventListener("click", () => clear(question));
}

function clear(question) {
  change(idOf(question), { grade: "", reason: "" });
  fill(question);
  question.focus({ preventScroll: true });
}

function edit(question, input) {
  const row = input.closest(".item"), id = idOf(question);
  if (row) {
    collect(question);
  } else if (input.type === "radio") {
    change(id, { grade: input.value });
    fill(question);
    if (input.value === "n/a") $("[name=reason]", question).focus();
  } else {
    change(id, { [input.name]: input.value });
  }
  summarize(question);
}

// notes counts what is noted beside a grade, " (2)", and is "" without any.
function notes(question) {
  const { note, evidence } = answerTo(idOf(question)), found = [note, ...evidence.map(item => item.text)].filter(text => text.trim());
  return found.length ? " (" + found.length + ")" : "";
}

function summarize(question) {
  $("summary span", question).textContent = notes(question);
}

// describe says whose question it is.
function describe(question) {
  const { owner } = question.dataset, about = [];
  if (owner) about.push("Owner: " + teamName(owner) + (owner === state.team ? " (your team)" : ""));
  if (survey.essential.includes(idOf(question))) about.push("Essential: every company needs it, so “does not apply” is not offered");
  $(".about span", question).textContent = about.join(" · ");
}

const collect = question => change(idOf(question), {
  evidence: all(".item", question).map(item => ({ text: $("textarea", item).value, as_of: $("input", item).value })),
});

function addEvidence(question, { text = "", as_of = "" }) {
  const row = $("#item").content.cloneNode(true).firstElementChild;
  $("textarea", row).value = text;
  $("input", row).value = as_of;
  $("button", row).addEventListener("click", () => {
    row.remove();
    collect(question);
    summarize(question);
    $(".more", question).focus();
  });
  $(".items", question).append(row);
  return row;
}

// fill shows the answer to a question.
function fill(question) {
  const answer = answerTo(idOf(question));
  for (const input of all("input[type=radio]", question)) input.checked = input.value === answer.grade;
  for (const name of ["note", "reason", "as_of", "confidence"]) {
    const input = $("[name=" + name + "]", question);
    if (input && input.value !== answer[name]) input.value = answer[name];
  }
  $(".items", question).replaceChildren();
  answer.evidence.forEach(item => addEvidence(question, item));
  $(".why-not", question).hidden = answer.grade !== "n/a";
  $(".clear", question).hidden = !answer.grade;
  if (answer.note || answer.evidence.length || answer.as_of || answer.confidence) $("details", question).open = true;
  summarize(question);
}

function openNote(question) {
  $("details", question).open = true;
  $("[name=note]", question).focus();
}

// press takes the keys of the questionnaire while nothing is typed, for the question that has the focus or is the only one on the screen.
function press(event) {
  const question = event.target.closest("article") || !state.whole && $("article:not([hidden])");
  if (!question || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, select, input:not([type=radio])")) {
    if (event.key === "Escape") question.focus({ preventScroll: true });
    return;
  }
  const choice = { 0: "unknown", u: "unknown", x: "n/a" }[event.key] || grades[event.key - 1];
  const radio = choice && all("input[type=radio]", question).find(input => input.value === choice);
  const onButton = event.target.closest("a, button, summary");
  if (radio) {
    radio.checked = true;
    if (choice !== "n/a") radio.focus();
    edit(question, radio);
  } else if (event.key === "n") {
    openNote(question);
  } else if (event.key === "Enter" && !onButton || event.key === "s") {
    move(1);
  } else if (event.key === "b") {
    move(-1);
  } else {
    return;
  }
  event.preventDefault();
}

// Compiles an ink story and plays it at random, all text read; prints what was counted as JSON.
// node play_ink.js FOLDER_OF_INKJS STORY.ink SECONDS LONGEST_PLAY
"use strict";
const fs = require("fs");
const path = require("path");

const [folder, file, seconds, longest] = process.argv.slice(2);
const { Compiler } = require(path.join(folder, "node_modules", "inkjs", "dist", "ink-full.js"));
const compiler = new Compiler(fs.readFileSync(file, "utf8"));
let story;
try {
  story = compiler.Compile();
} catch (failed) {
  console.error([...compiler.errors, failed.message].slice(0, 5).join("\n"));
  process.exit(1);
}

let seed = 1;
const chance = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};

// What the playing thread has worked, in milliseconds: others may be using the machine.
const worked = () => {
  try {
    const text = fs.readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, "utf8");
    return Number(text.split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
};

let moves = 0, letters = 0, plays = 1;
const play = (until) => {
  let turns = 0;
  while (performance.now() < until) {
    for (let n = 0; n < 20; n++) {
      while (story.canContinue) letters += story.Continue().length;
      const choices = story.currentChoices;
      if (choices.length === 0 || moves >= Number(longest)) {
        story.ResetState();
        moves = 0;
        plays += 1;
        continue;
      }
      story.ChooseChoiceIndex(chance(choices.length));
      moves += 1;
      turns += 1;
    }
  }
  return turns;
};

play(performance.now() + 1000); // so that the machine code is warm
letters = 0;
const begun = worked();
const turns = play(performance.now() + Number(seconds) * 1000);
const spent = (worked() - begun) / 1000;
console.log(JSON.stringify({ turns: turns / spent, letters: letters / turns, plays }));

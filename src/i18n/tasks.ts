/** The to-do list in words, by language. */
import { tasks as en } from './en/tasks.ts';
import type { Language } from './messages.ts';
import type { TaskFact, TaskFacts, TaskKind, TaskLine, TaskTexts } from './task-texts.ts';
import { tasks as zhCN } from './zh-CN/tasks.ts';

const TEXTS: { readonly [L in Language]: TaskTexts } = { 'zh-CN': zhCN, en };

export const taskTexts = (language: Language): TaskTexts => TEXTS[language];

export function taskLine(language: Language, task: TaskFact): TaskLine {
  // The kind chooses the sentence that takes its facts; the union pairs them, which TypeScript cannot follow.
  const line = TEXTS[language].lines[task.kind] as (facts: TaskFacts[TaskKind]) => TaskLine;
  return line(task);
}

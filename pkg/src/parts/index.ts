// The parts that the element and the page are made of; styles for them are in `gouji/parts.css`.
export { aside, type AsideActions } from "./aside.js";
export { card } from "./card.js";
export { ClusterView, type ClusterListener } from "./clusters.js";
export { coverage, shares } from "./coverage.js";
export { csv, save } from "./csv.js";
export { detail, limits, type Actions } from "./detail.js";
export { active, h } from "./dom.js";
export { FigureTable } from "./figures.js";
export { Filter } from "./filter.js";
export { flatten, type Run, type Stretch } from "./flatten.js";
export { FindingList, type Listener } from "./list.js";
export { markedRuns, type Marked } from "./marks.js";
export { picture } from "./picture.js";
export { Reading, STATES, stateOfCheck, statedFigure, type Check, type Figure, type Groups, type State } from "./report.js";
export { sections, sectionAt, type Section } from "./sections.js";
export { Speech, type Language } from "./speech.js";
export { legend, summary } from "./summary.js";
export { WORDS, type Word } from "./words.js";

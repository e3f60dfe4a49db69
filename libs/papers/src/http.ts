export { LeftClassController } from './papers/left-class.controller';
export { PaperTemplateController } from './templates/template.controller';
export { PaperController } from './papers/paper.controller';

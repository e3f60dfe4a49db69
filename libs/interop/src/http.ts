export { ImportAnswerController } from './answers/answer.controller';
export { ImportController } from './imports/import.controller';

export { noteCheck } from './repository.ts'

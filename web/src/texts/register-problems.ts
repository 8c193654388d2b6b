import { registerTexts } from '@zhiben/domain/kinds/registers/texts.ts';
import { addTexts } from './catalogue.ts';

addTexts(registerTexts);

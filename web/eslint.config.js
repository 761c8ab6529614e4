import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

const features = ['clock', 'phones', 'schedule', 'visit', 'hub', 'feed', 'faults', 'hint']

// A feature knows api, data and ui; only app/ knows the features and puts them side by side.
const apart = features.map((feature) => ({
  files: [`sandbox/src/${feature}/**`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: [...features.filter((other) => other !== feature), 'app'].map((other) => `../${other}/*`),
        message: 'Features do not import each other; share through data/ or ui/, compose in app/.',
      }],
    }],
  },
}))

const below = ['api', 'data', 'ui'].map((layer, at, layers) => ({
  files: [`sandbox/src/${layer}/**`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: [...features, 'app', ...layers.slice(at + 1)].map((upper) => `../${upper}/*`),
        message: 'Layers look down only: api, then data, then ui, then features, then app.',
      }],
    }],
  },
}))

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  js.configs.recommended,
  ...ts.configs.strict,
  hooks.configs.flat.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { rules: { 'max-lines': ['error', { max: 200 }], eqeqeq: 'error', 'no-console': 'error' } },
  ...apart,
  ...below,
)

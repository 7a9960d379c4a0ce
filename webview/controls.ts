import {
  type Button,
  type Checkbox,
  type Dropdown,
  provideVSCodeDesignSystem,
  type RadioGroup,
  type TextField,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit'
import { element, say, show } from './element.ts'

declare global {
  interface HTMLElementTagNameMap {
    'vscode-button': Button
    'vscode-checkbox': Checkbox
    'vscode-dropdown': Dropdown
    'vscode-radio-group': RadioGroup
    'vscode-text-field': TextField
  }
}

/** Makes the toolkit's elements known to the page; once, before any is made. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeRadio(),
    vsCodeRadioGroup(),
    vsCodeTextField(),
  )
}

/** One entry of a dropdown or a radio group. */
export type Labelled = { readonly value: string; readonly label: string; readonly enabled: boolean }

/** A control that offers one of several. */
export type Picker = {
  readonly root: HTMLElement
  readonly update: (options: readonly Labelled[], value: string) => void
}

/** A dropdown; an open menu is left alone, and brought up to date once it is closed. */
export function dropdown(label: string, chose: (value: string) => void): Picker {
  const picker = element('vscode-dropdown', { attributes: { 'aria-label': label } })
  let shown = ''
  let offered = ''
  let waiting: (() => void) | null = null
  picker.addEventListener('change', () => {
    if (picker.value === shown) return
    shown = picker.value
    chose(picker.value)
  })
  const update = (options: readonly Labelled[], value: string): void => {
    const apply = (): void => {
      waiting = null
      shown = value
      const key = JSON.stringify(options)
      if (key !== offered) {
        offered = key
        picker.replaceChildren(...options.map(option => optionOf(option, option.value === value)))
      }
      picker.value = value
      picker.disabled = options.length < 2
    }
    if (picker.open) waiting = apply
    else apply()
  }
  for (const type of ['click', 'keyup', 'focusout'])
    picker.addEventListener(type, () => {
      if (!picker.open) waiting?.()
    })
  return { root: picker, update }
}

function optionOf({ value, label, enabled }: Labelled, selected: boolean): HTMLElement {
  const option = document.createElement('vscode-option')
  option.setAttribute('value', value)
  option.toggleAttribute('disabled', !enabled)
  // The dropdown learns of its new options a moment later, and takes the first one for chosen where none says so.
  option.toggleAttribute('selected', selected)
  option.append(label)
  return option
}

/** A row of radio buttons. `enabled` in an update lists those that can be chosen. */
export function radios<Value extends string>(
  label: string,
  offered: readonly { readonly value: Value; readonly label: string }[],
  chose: (value: Value) => void,
): { readonly root: HTMLElement; readonly update: (enabled: readonly Value[], value: Value) => void } {
  const group = element('vscode-radio-group', { attributes: { 'aria-label': label } })
  const all = offered.map(({ value, label }) => {
    const radio = document.createElement('vscode-radio')
    radio.setAttribute('value', value)
    // Its words have to be there when it comes onto the page: then it takes its name from them.
    radio.append(label)
    return { value, radio }
  })
  group.append(...all.map(({ radio }) => radio))
  let shown: Value | null = null
  // The group also speaks up when its value is set from here; only what differs is a choice.
  group.addEventListener('change', () => {
    const value = all.find(one => one.value === group.value)?.value
    if (value === undefined || shown === null || value === shown) return
    shown = value
    chose(value)
  })
  const update = (enabled: readonly Value[], value: Value): void => {
    shown = value
    for (const one of all) one.radio.toggleAttribute('disabled', !enabled.includes(one.value))
    group.value = value
  }
  return { root: group, update }
}

/** A box to be ticked. */
export function checkbox(label: string, ticked: (checked: boolean) => void) {
  const box = element('vscode-checkbox', {}, label)
  let shown = false
  box.addEventListener('change', () => {
    if (box.checked === shown) return
    shown = box.checked
    ticked(box.checked)
  })
  const update = (checked: boolean): void => {
    shown = checked
    box.checked = checked
  }
  return { root: box, update }
}

/** A field for a line of text; `typed` hears of it when the reader leaves it, presses Enter, or pauses. */
export function textField(label: string, typed: (text: string) => void) {
  const field = element('vscode-text-field', { attributes: { 'aria-label': label } })
  const problem = element('span', { attributes: { class: 'field-problem', role: 'alert' } })
  const hint = element('span', { attributes: { class: 'field-hint' } })
  show(problem, false)
  show(hint, false)
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    clearTimeout(timer)
    if (field.value === told) return
    told = field.value
    typed(field.value)
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(tell, PAUSE)
  })
  field.addEventListener('change', tell)
  return {
    root: element('div', { attributes: { class: 'field' } }, field, hint, problem),
    text: (): string => field.value,
    /** Puts a text into the field, as if it had been typed and told. */
    put: (text: string): void => {
      told = text
      field.value = text
    },
    placeholder: (text: string): void => {
      field.placeholder = text
      // Once it is on the page, the toolkit's field calls itself "Text field".
      field.setAttribute('aria-label', label)
    },
    /** Says beside the field what is wrong with it, or else how it is read. */
    remark: (wrong: string | null, read: string | null): void => {
      say(problem, wrong ?? '')
      show(problem, wrong !== null)
      say(hint, read ?? '')
      show(hint, read !== null)
      field.classList.toggle('wrong', wrong !== null)
      field.ariaInvalid = String(wrong !== null)
    },
  }
}

/** Milliseconds after which a reader who types is taken to pause. */
const PAUSE = 450

/** A button that looks like the editor's. */
export function button(text: string, pressed: () => void, look: 'primary' | 'secondary' = 'secondary'): HTMLElement {
  const made = element('vscode-button', { attributes: { appearance: look } }, text)
  made.addEventListener('click', pressed)
  return made
}

/** A control with its label above it; what is heard of it is the control's own label. */
export function withLabel(label: string, ...controls: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { attributes: { class: 'control' } },
    element('span', { attributes: { class: 'label', 'aria-hidden': 'true' } }, label),
    element('div', { attributes: { class: 'control-row' } }, ...controls),
  )
}

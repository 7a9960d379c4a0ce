import type { PanelState } from '../src/protocol.ts'
import { claimLabel } from './claim-words.ts'
import { dropdown, withLabel } from './controls.ts'
import { show } from './element.ts'

/** The picker of the document's claims. */
export type ClaimPicker = {
  readonly root: HTMLElement
  /** `asked` is the claim the reader asked for that has not come yet. */
  readonly update: (panel: PanelState, asked: string | null) => void
}

/** Makes the picker; it hides itself where the document makes one claim only. */
export function createClaimPicker(chose: (claimId: string) => void): ClaimPicker {
  const picker = dropdown('Claim', chose)
  const root = withLabel('Claim', picker.root)
  root.classList.add('claim-picker')
  const update = ({ claims, claimId }: PanelState, asked: string | null): void => {
    show(root, claims.length > 1)
    picker.update(
      claims.map(claim => ({ value: claim.id, label: claimLabel(claim), enabled: true })),
      asked ?? claimId,
    )
  }
  return { root, update }
}

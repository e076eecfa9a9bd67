/** Where you live now (it decides the office) and how to reach you. */
import { pgettext } from "../i18n";
import { ChoiceField, TextField } from "../ui/fields";
import { PlaceField } from "../ui/place";
import { StepFrame } from "./frame";
import { answers, form, kit } from "./store";

export function HomeStep() {
  return (
    <StepFrame step="tempat" title={pgettext("layanan→pekerja", "Tempat tinggal dan kontak")}>
      <TextField form={form} name="applicant.phone" />
      <PlaceField form={form} home={kit.value.home} />
      <TextField form={form} name="address.street" />
      <ChoiceField
        form={form}
        name="~card_differs"
        label={pgettext("layanan→pekerja", "Apakah alamat di KTP sama dengan ini?")}
        choices={[
          { value: "no", label: pgettext("pekerja→layanan", "Ya, sama") },
          { value: "yes", label: pgettext("pekerja→layanan", "Tidak, berbeda") },
        ]}
      />
      {answers.value["~card_differs"] === "yes" ? (
        <>
          <TextField form={form} name="card_address.street" hint="" />
          <TextField form={form} name="card_address.text" hint="" />
        </>
      ) : null}
      <TextField form={form} name="applicant.email" />
    </StepFrame>
  );
}

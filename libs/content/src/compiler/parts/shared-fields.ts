import { type Field, listOf, oneOf, text } from '../fields';
import { hasForm } from '../identifiers.rules';

/** A list of codes of content/competences.yaml. */
export function competenceList(known: ReadonlySet<string>): Field<string[]> {
  return listOf(
    text({
      accepts: (code) => known.has(code),
      must: 'phải là mã có trong content/competences.yaml',
      code: 'competence-unknown',
    }),
  );
}

/** The kinds of team a course or round is for. */
export const audienceList = listOf(oneOf(['commune-team', 'village-team']));

/** An id in capitals, as documents carry it. */
export function documentId(): Field<string> {
  return text({
    accepts: (id) => hasForm('document', id),
    must: 'phải là chữ hoa không dấu và số, nối bằng gạch ngang',
    code: 'id-form',
  });
}

/** A name of a folder or file, without accents. */
export function slug(): Field<string> {
  return text({
    accepts: (name) => hasForm('slug', name),
    must: 'phải là chữ thường không dấu, nối bằng gạch ngang',
    code: 'id-form',
  });
}

/** What somebody reads in a sheet of a workbook: its rows from the top, each cell as text. */
import excel from 'exceljs';

/** A row of one joined text, such as a note above the headings, is one cell; days are as in the record. */
export async function rowsOf(bytes: Uint8Array, name: string): Promise<string[][]> {
  const book = new excel.Workbook();
  // The library's type of a buffer is older than Node's.
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const rows: string[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, ({ value }) => {
      cells.push(value instanceof Date ? value.toISOString().slice(0, 10) : `${value ?? ''}`);
    });
    rows.push(cells);
  });
  return rows;
}

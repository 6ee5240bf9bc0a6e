import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => Child;
  /** `end` for amounts and counts. */
  readonly align?: 'start' | 'end' | 'center' | undefined;
  /** The column that names the row: a row header, the card's title on phones. One per table. */
  readonly main?: boolean | undefined;
  /** Left out on narrow containers when it is not worth a line there. */
  readonly wideOnly?: boolean | undefined;
  /** Address that sorts by this column; the other way round when it already does. */
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

export interface Selection<Row> {
  /** Name of the checkboxes; their value is the row's id. */
  readonly name: string;
  /** Id of the bulk form the checkboxes belong to (see BulkBar). */
  readonly form: string;
  readonly selected?: ReadonlySet<string> | undefined;
  /** Says which row, for the checkbox's name: « la facture F-2026-12 ». */
  readonly label: (row: Row) => string;
}

export interface RowShape<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** Where Enter and a click on the main cell lead. */
  readonly rowHref?: ((row: Row) => string) | undefined;
  /** Buttons or a Menu at the row's end. */
  readonly rowActions?: ((row: Row) => Child) | undefined;
  /** htmx and data attributes of a `<tr>`. */
  readonly rowAttributes?: ((row: Row) => Extra) | undefined;
  readonly selection?: Selection<Row> | undefined;
  readonly language: Language;
}

export interface TableProps<Row> extends RowShape<Row> {
  readonly id?: string | undefined;
  readonly caption: string;
  /** The caption is spoken only, unless this is set. */
  readonly captionShown?: boolean | undefined;
  readonly rows: readonly Row[];
  /** What stands in place of the rows when there are none, usually an EmptyState. */
  readonly empty?: Child | undefined;
  /** Cells of a closing line by column key: totals, under a double rule. */
  readonly totals?: Readonly<Record<string, Child>> | undefined;
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const classes = [
    column.align === 'end' ? 'end' : column.align === 'center' ? 'center' : '',
    column.wideOnly ? 'wide-only' : '',
    column.main ? 'main' : '',
  ];
  return classes.filter(Boolean).join(' ') || undefined;
}

function SelectCell<Row>({ row, shape }: { row: Row; shape: RowShape<Row> }): Element | null {
  const { selection, language } = shape;
  if (!selection) return null;
  const id = shape.rowId(row);
  return (
    <td class="pick">
      <label class="tick-area">
        <span class="visually-hidden">{messages[language].selectRow(selection.label(row))}</span>
        <input
          type="checkbox"
          class="tick"
          name={selection.name}
          value={id}
          form={selection.form}
          checked={selection.selected?.has(id) ?? false}
          data-tick=""
        />
      </label>
    </td>
  );
}

/** One row, alone: what an htmx action answers to replace `<tr id>`. */
export function TableRow<Row>({ row, ...shape }: RowShape<Row> & { row: Row }): Element {
  const href = shape.rowHref?.(row);
  return (
    <tr id={shape.rowId(row)} data-row="" {...shape.rowAttributes?.(row)}>
      <SelectCell row={row} shape={shape} />
      {shape.columns.map((column) => {
        const content =
          column.main && href ? (
            <a href={href} data-open="">
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          );
        return column.main ? (
          <th scope="row" class={cellClass(column)}>
            {content}
          </th>
        ) : (
          <td class={cellClass(column)} data-label={column.header}>
            {content}
          </td>
        );
      })}
      {shape.rowActions ? <td class="row-actions">{shape.rowActions(row)}</td> : null}
    </tr>
  );
}

function HeaderCell<Row>({ column, language }: { column: Column<Row>; language: Language }): Element {
  const { header, sortHref, sorted } = column;
  const icon = sorted === 'ascending' ? 'sort-up' : sorted === 'descending' ? 'sort-down' : 'sort';
  return (
    <th scope="col" class={cellClass(column)} aria-sort={sortHref ? (sorted ?? 'none') : undefined}>
      {sortHref ? (
        <a class="sort" href={sortHref} title={messages[language].sortBy(header)}>
          {header}
          <Icon name={icon} />
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function TableHead<Row>({ columns, selection, rowActions, language }: RowShape<Row>): Element {
  const text = messages[language];
  return (
    <thead>
      <tr>
        {selection ? (
          <td class="pick">
            <label class="tick-area script-only">
              <span class="visually-hidden">{text.selectAll}</span>
              <input type="checkbox" class="tick" data-tick-all="" />
            </label>
          </td>
        ) : null}
        {columns.map((column) => (
          <HeaderCell column={column} language={language} />
        ))}
        {rowActions ? (
          <th scope="col" class="row-actions">
            <span class="visually-hidden">{text.rowActions}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Totals<Row>({ columns, selection, rowActions, totals = {} }: TableProps<Row>): Element {
  return (
    <tfoot>
      <tr>
        {selection ? <td class="pick"></td> : null}
        {columns.map((column) => (
          <td class={cellClass(column)} data-label={totals[column.key] && !column.main ? column.header : undefined}>
            {totals[column.key] ?? null}
          </td>
        ))}
        {rowActions ? <td class="row-actions"></td> : null}
      </tr>
    </tfoot>
  );
}

/** A list. Rows become cards where the table's container is narrow. Without rows: `empty` instead of a bare header. */
export function Table<Row>(props: TableProps<Row>): Element {
  const { id, caption, captionShown, rows, empty, totals } = props;
  if (rows.length === 0 && empty) {
    return (
      <div class="table-frame" id={id}>
        {empty}
      </div>
    );
  }
  return (
    <div class="table-frame">
      <table class={props.selection ? 'table table-selectable' : 'table'} id={id}>
        <caption class={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <TableHead {...props} />
        <tbody>
          {rows.map((row) => (
            <TableRow row={row} {...props} />
          ))}
        </tbody>
        {totals ? <Totals {...props} /> : null}
      </table>
    </div>
  );
}

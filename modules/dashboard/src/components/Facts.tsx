import { Table } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

/** What is known of one thing: names beside values. */
export function Facts({
  label,
  facts,
}: {
  label: string;
  facts: [name: string, value: ReactNode][];
}): ReactElement {
  return (
    <Table variant="vertical" aria-label={label}>
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w={180}>
              {name}
            </Table.Th>
            <Table.Td className="breaking">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

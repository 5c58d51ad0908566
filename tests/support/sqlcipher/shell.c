// Runs each line of standard input as SQL on the database named first and prints its rows. Keys come in by a line too, so
// that they stand in no list of processes.
#include <stdio.h>
#include "sqlite3.h"

static int print_row(void *unused, int count, char **values, char **names) {
  (void)unused;
  (void)names;
  for (int column = 0; column < count; column++)
    printf("%s%s", column == 0 ? "" : "|", values[column] ? values[column] : "");
  printf("\n");
  return 0;
}

int main(int count, char **arguments) {
  sqlite3 *db = NULL;
  static char line[4096];
  if (count != 2 || sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) return 2;
  while (fgets(line, sizeof line, stdin)) {
    char *complaint = NULL;
    if (sqlite3_exec(db, line, print_row, NULL, &complaint) == SQLITE_OK) continue;
    fprintf(stderr, "%s\n", complaint ? complaint : sqlite3_errmsg(db));
    return 1;
  }
  return sqlite3_close(db) == SQLITE_OK ? 0 : 2;
}

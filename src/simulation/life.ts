/** A process's life: once it is over, none of its calls comes back, as after SIGKILL. */

export type Life = {
  readonly over: boolean;
  end(): void;
  /** What comes of it, for as long as the process lives; afterwards it never settles. */
  during<T>(work: Promise<T>): Promise<T>;
};

export function newLife(): Life {
  let over = false;
  return {
    get over() {
      return over;
    },
    end() {
      over = true;
    },
    during: (work) =>
      new Promise((resolve, reject) => {
        work.then(
          (value) => {
            if (!over) resolve(value);
          },
          (error) => {
            if (!over) reject(error);
          },
        );
      }),
  };
}

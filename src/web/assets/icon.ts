/** A green bubble with the brackets of a mark. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#07c160" d="M6 3h20a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H14l-7 6v-6H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z"/><path fill="none" stroke="#fff" stroke-width="2.4" d="M12 8.5H9.5v10H12M20 8.5h2.500v10H20M14.500 11.500l2-1.200v8"/></svg>`;

export const FIGURES = { unit: "件", 2024: { 甲区: { 收到: 86, 受理: 74, 不予受理: 10 } } };

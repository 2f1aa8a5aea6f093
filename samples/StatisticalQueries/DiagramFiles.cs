using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Learnability;

namespace StatisticalQueries;

/// <summary>The diagram as a table of numbers, to which each cell is appended as soon as it is measured, and as a picture.</summary>
internal sealed class DiagramFiles(string folder)
{
    private const string Header = "batch,variant,product,precision,accuracy,exact_decoding";

    public string Table => Path.Combine(folder, "phase-diagram.csv");

    public string Picture => Path.Combine(folder, "phase-diagram.svg");

    /// <summary>The cells of an earlier run, which need not be measured again. A line that was cut off is dropped.</summary>
    public List<Measurement> Read()
    {
        if (!File.Exists(Table))
            return [];
        var measurements = new List<Measurement>();
        foreach (string line in File.ReadLines(Table).Skip(1))
        {
            string[] parts = line.Split(',');
            if (parts.Length == 6
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int batch)
                && Enum.TryParse(parts[1], out QueryModelVariant variant)
                && TryParse(parts[2], out double product)
                && TryParse(parts[4], out double accuracy)
                && TryParse(parts[5], out double exact))
            {
                measurements.Add(new Measurement(new Cell(batch, variant, product), accuracy, exact));
            }
        }

        return measurements;
    }

    /// <summary>Writes all cells: to a file of its own first, so that an interrupt leaves the old or the new one.</summary>
    public void Write(IEnumerable<Measurement> measurements)
    {
        Directory.CreateDirectory(folder);
        string next = Table + ".tmp";
        File.WriteAllLines(next, measurements.Select(static each => string.Create(
            CultureInfo.InvariantCulture,
            $"{each.Cell.BatchSize},{each.Cell.Variant},{each.Cell.Product:R},{each.Cell.Precision:R},{each.Accuracy:0.0000},{each.ExactDecoding:0.0000}")).Prepend(Header));
        File.Move(next, Table, overwrite: true);
    }

    /// <summary>Draws the picture: accuracy as a colour, exact decoding beside it, the theorem's bound and each construction's own boundary as lines.</summary>
    public void Draw(IReadOnlyList<Measurement> measurements)
    {
        const int Left = 110;
        const int Top = 60;
        const int Width = 84;
        const int Height = 56;
        var svg = new StringBuilder();
        int right = Left + (Width * PhaseDiagram.Products.Length);
        int bottom = Top + (Height * PhaseDiagram.Rows.Length);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{right + 20}\" height=\"{bottom + 70}\" font-family=\"sans-serif\" font-size=\"13\">");
        Add($"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Add($"<text x=\"{Left}\" y=\"20\">Parity of 8 inputs through mini-batches: accuracy, and below it the share of rounds decoded exactly</text>");
        for (int column = 0; column < PhaseDiagram.Products.Length; column++)
            Add($"<text x=\"{Left + (Width * column) + (Width / 2)}\" y=\"{Top - 10}\" text-anchor=\"middle\">bρ = {Fraction(PhaseDiagram.Products[column])}</text>");
        for (int row = 0; row < PhaseDiagram.Rows.Length; row++)
        {
            (int batch, QueryModelVariant variant) = PhaseDiagram.Rows[row];
            int y = Top + (Height * row);
            Add($"<text x=\"{Left - 8}\" y=\"{y + 24}\" text-anchor=\"end\">b = {batch}</text><text x=\"{Left - 8}\" y=\"{y + 42}\" text-anchor=\"end\">{(variant == QueryModelVariant.Literal ? "literal" : "sharp")}</text>");
            for (int column = 0; column < PhaseDiagram.Products.Length; column++)
                AddCell(row, column, Left + (Width * column), y);
            double boundary = ExtractionBoundary.OfPowerOfTwo(variant);
            int own = Left + (Width * (Array.IndexOf(PhaseDiagram.Products, boundary) + 1));
            Add($"<line x1=\"{own}\" y1=\"{y}\" x2=\"{own}\" y2=\"{y + Height}\" stroke=\"black\" stroke-width=\"4\"/>");
        }

        int theorem = Left + Width;
        Add($"<line x1=\"{theorem}\" y1=\"{Top - 4}\" x2=\"{theorem}\" y2=\"{bottom + 4}\" stroke=\"#c00\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>");
        Add($"<text x=\"{Left}\" y=\"{bottom + 28}\" fill=\"#c00\">dashed: Theorem 1a needs bρ &lt; 1/8, to the left</text>");
        Add($"<text x=\"{Left}\" y=\"{bottom + 48}\">solid: the construction's own boundary, to the left of which every rounding is decoded</text>");
        Add($"</svg>");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Picture, svg.ToString());

        void AddCell(int row, int column, int x, int y)
        {
            var cell = new Cell(PhaseDiagram.Rows[row].BatchSize, PhaseDiagram.Rows[row].Variant, PhaseDiagram.Products[column]);
            Measurement? found = measurements.FirstOrDefault(each => each.Cell == cell);
            string colour = found is null ? "#eee" : Colour(found.Accuracy);
            Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" fill=\"{colour}\" stroke=\"white\"/>");
            if (found is null)
                Add($"<text x=\"{x + (Width / 2)}\" y=\"{y + 32}\" text-anchor=\"middle\">–</text>");
            else
                Add($"<text x=\"{x + (Width / 2)}\" y=\"{y + 24}\" text-anchor=\"middle\">{found.Accuracy:0.00}</text><text x=\"{x + (Width / 2)}\" y=\"{y + 43}\" text-anchor=\"middle\" font-size=\"11\">{found.ExactDecoding:0.00}</text>");
        }

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>A product as a person writes it.</summary>
    public static string Fraction(double product) => product >= 1
        ? product.ToString("0", CultureInfo.InvariantCulture)
        : "1/" + (1 / product).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>From red at 1/2, which is guessing, to green at 1.</summary>
    private static string Colour(double accuracy)
    {
        double share = Math.Clamp((accuracy - 0.5) * 2, 0, 1);
        return string.Create(CultureInfo.InvariantCulture, $"rgb({(int)(235 - (110 * share))},{(int)(125 + (85 * share))},{120})");
    }

    private static bool TryParse(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}

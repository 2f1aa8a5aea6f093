using System.Collections.Generic;

namespace Learnability;

/// <summary>Writes a function as a factored sum of products: an irredundant cover, from which the literal that most products share is taken out again and again.</summary>
/// <remarks>Minato, Fast generation of irredundant sum-of-products forms from binary decision diagrams (1992).</remarks>
internal static class SumOfProducts
{
    /// <summary>A product: the inputs that must be set, and those that must be clear.</summary>
    private readonly record struct Product(byte Set, byte Clear);

    /// <summary>The function of the given signals.</summary>
    public static Literal Build(CircuitBuilder builder, WindowFunction function, Literal[] signals)
    {
        var products = new List<Product>();
        Cover(function, function, WindowFunction.Inputs, products);
        return Factor(builder, products, signals);
    }

    /// <summary>Adds products that cover what must be true, and nothing but what may be.</summary>
    private static WindowFunction Cover(WindowFunction must, WindowFunction may, int inputs, List<Product> products)
    {
        if (must == WindowFunction.False)
            return WindowFunction.False;
        if (may == WindowFunction.True)
        {
            products.Add(default);
            return WindowFunction.True;
        }

        int input = inputs - 1;
        while (!must.DependsOn(input) && !may.DependsOn(input))
            input--;
        (WindowFunction must0, WindowFunction must1) = (must.Cofactor(input, false), must.Cofactor(input, true));
        (WindowFunction may0, WindowFunction may1) = (may.Cofactor(input, false), may.Cofactor(input, true));

        int first = products.Count;
        WindowFunction covered0 = Cover(must0 & ~may1, may0, input, products);
        for (int i = first; i < products.Count; i++)
            products[i] = products[i] with { Clear = (byte)(products[i].Clear | 1 << input) };
        first = products.Count;
        WindowFunction covered1 = Cover(must1 & ~may0, may1, input, products);
        for (int i = first; i < products.Count; i++)
            products[i] = products[i] with { Set = (byte)(products[i].Set | 1 << input) };
        WindowFunction both = Cover((must0 & ~covered0) | (must1 & ~covered1), may0 & may1, input, products);
        return both | WindowFunction.Select(input, covered0, covered1);
    }

    private static Literal Factor(CircuitBuilder builder, List<Product> products, Literal[] signals)
    {
        if (products.Count == 0)
            return Literal.False;
        if (products.Count == 1)
            return Multiply(builder, products[0], signals);
        int best = -1;
        int most = 1;
        for (int literal = 0; literal < 2 * WindowFunction.Inputs; literal++)
        {
            int count = 0;
            foreach (Product product in products)
                count += Has(product, literal) ? 1 : 0;
            if (count > most)
                (best, most) = (literal, count);
        }

        if (best < 0)
        {
            Literal sum = Literal.False;
            foreach (Product product in products)
                sum = builder.Or(sum, Multiply(builder, product, signals));
            return sum;
        }

        var with = new List<Product>();
        var without = new List<Product>();
        byte mask = (byte)~(1 << (best >> 1));
        foreach (Product product in products)
        {
            if (!Has(product, best))
                without.Add(product);
            else
                with.Add((best & 1) == 0 ? product with { Set = (byte)(product.Set & mask) } : product with { Clear = (byte)(product.Clear & mask) });
        }

        Literal factored = builder.And(signals[best >> 1] ^ ((best & 1) != 0), Factor(builder, with, signals));
        return builder.Or(factored, Factor(builder, without, signals));
    }

    /// <summary>Literals are twice the input, plus one if complemented.</summary>
    private static bool Has(Product product, int literal) => (((literal & 1) == 0 ? product.Set : product.Clear) >> (literal >> 1) & 1) != 0;

    private static Literal Multiply(CircuitBuilder builder, Product product, Literal[] signals)
    {
        Literal result = Literal.True;
        for (int i = 0; i < WindowFunction.Inputs; i++)
        {
            if (Has(product, 2 * i))
                result = builder.And(result, signals[i]);
            if (Has(product, (2 * i) + 1))
                result = builder.And(result, !signals[i]);
        }

        return result;
    }
}

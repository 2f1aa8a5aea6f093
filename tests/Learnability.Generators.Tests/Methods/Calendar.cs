namespace Learnability.Generators.Tests.Methods;

/// <summary>Dates and times.</summary>
public static partial class Calendar
{
    private static readonly byte[] _days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public readonly record struct Time([property: Bits(5)] byte Hour, [property: Bits(6)] byte Minute)
    {
        public int Total => Hour * 60 + Minute;

        public static Time FromTotal(int minutes)
        {
            minutes = (minutes % 1440 + 1440) % 1440;
            return new((byte)(minutes / 60), (byte)(minutes % 60));
        }
    }

    [Circuit]
    public static bool IsLeap(ushort year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    [Circuit]
    public static int DaysInMonth(ushort year, [Bits(4)] byte month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        >= 1 and <= 12 => 31,
        _ => 0,
    };

    [Circuit]
    public static int DayOfYear([Bits(4)] byte month, [Bits(5)] byte day, bool leap)
    {
        if (month is < 1 or > 12)
            return 0;
        int sum = day;
        for (int m = 1; m < month; m++)
            sum += _days[m - 1];
        return leap && month > 2 ? sum + 1 : sum;
    }

    /// <summary>Sakamoto's method.</summary>
    [Circuit]
    public static int DayOfWeek([Bits(12)] ushort year, [Bits(4)] byte month, [Bits(5)] byte day)
    {
        int[] offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        int y = year, m = month;
        if (m < 1 || m > 12)
            return -1;
        if (m < 3)
            y--;
        return (y + y / 4 - y / 100 + y / 400 + offsets[m - 1] + day + 7) % 7;
    }

    [Circuit]
    public static Time Later(Time time, sbyte minutes) => Time.FromTotal(time.Total + minutes);

    [Circuit]
    public static (int Hours, int Minutes, int Seconds) Split([Bits(17)] uint seconds)
    {
        var (minutes, s) = ((int)seconds / 60, (int)seconds % 60);
        return (minutes / 60, minutes % 60, s);
    }
}

using System;
using System.Collections.Generic;
using System.Text;

namespace Learnability;

/// <summary>Identifiers of Verilog: simple ones as they are, others escaped.</summary>
internal static class VerilogNames
{
    // IEEE 1364-2005, annex B, and those of IEEE 1800-2017 that a C# parameter may well be called.
    private static readonly HashSet<string> _keywords = new(
        ("always and assign automatic begin buf bufif0 bufif1 case casex casez cell cmos config deassign default defparam design disable edge else end endcase "
        + "endconfig endfunction endgenerate endmodule endprimitive endspecify endtable endtask event for force forever fork function generate genvar highz0 "
        + "highz1 if ifnone incdir include initial inout input instance integer join large liblist library localparam macromodule medium module nand negedge "
        + "nmos nor noshowcancelled not notif0 notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown pullup pulsestyle_ondetect "
        + "pulsestyle_onevent rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1 scalared showcancelled signed small specify "
        + "specparam strong0 strong1 supply0 supply1 table task time tran tranif0 tranif1 tri tri0 tri1 triand trior trireg unsigned use uwire vectored wait "
        + "wand weak0 weak1 while wire wor xnor xor "
        + "accept_on alias always_comb always_ff always_latch assert assume before bind bins binsof bit break byte chandle checker class clocking const "
        + "constraint context continue cover covergroup coverpoint cross dist do endclass endclocking endgroup endinterface endpackage endprogram "
        + "endproperty endsequence enum eventually expect export extends extern final first_match foreach forkjoin global iff ignore_bins illegal_bins "
        + "implements implies import inside int interconnect interface intersect join_any join_none let local logic longint matches modport nettype new "
        + "nexttime null package packed priority program property protected pure rand randc randcase randsequence ref reject_on restrict return sequence "
        + "shortint shortreal soft solve static string strong struct super sync_accept_on tagged this throughout timeprecision timeunit type typedef union "
        + "unique unique0 until untyped var virtual void wait_order weak wildcard with within").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Even an escaped identifier is printable ASCII without blanks; a backslash would start another.</summary>
    public static string MakeValid(string name)
    {
        var valid = new StringBuilder(name);
        for (int i = 0; i < valid.Length; i++)
        {
            if (valid[i] is <= ' ' or > '~' or '\\')
                valid[i] = '_';
        }

        return valid.ToString();
    }

    /// <summary>The identifier as it is written.</summary>
    public static string Quote(string name) => IsSimple(name) ? name : "\\" + name + " ";

    private static bool IsSimple(string name)
    {
        if (name[0] is >= '0' and <= '9' or '$' || _keywords.Contains(name))
            return false;
        foreach (char value in name)
        {
            if (value is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$'))
                return false;
        }

        return true;
    }
}
